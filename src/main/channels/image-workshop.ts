// Hands pictures to the decoding thread one by one, and replaces the thread when a picture is too much for it.
import { Worker } from 'node:worker_threads';
import type { DurationMs } from '../../shared/domain/time';
import type { Reencoded } from './reencode-image';

export interface ImageWorkshop {
  /** Null when the picture cannot be made anew, in time and within bounds. Does not throw. */
  reencode(bytes: Uint8Array): Promise<Reencoded | null>;
  close(): Promise<void>;
}

interface Done {
  readonly id: number;
  readonly picture: Reencoded | null;
}

export function createImageWorkshop(thread: URL, patience: DurationMs = 20_000): ImageWorkshop {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  const standing = (): Worker => {
    if (worker !== null) return worker;
    const fresh = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    fresh.unref();
    worker = fresh;
    fresh.once('exit', () => {
      if (worker === fresh) worker = null;
    });
    return fresh;
  };

  const run = (bytes: Uint8Array): Promise<Reencoded | null> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const current = standing();
      const finish = (picture: Reencoded | null) => {
        clearTimeout(timer);
        current.off('message', heard).off('error', failed).off('exit', failed);
        resolve(picture);
      };
      const failed = () => {
        if (worker === current) worker = null;
        finish(null);
        void current.terminate();
      };
      const heard = (done: Done) => {
        if (done.id === id) finish(done.picture);
      };
      const timer = setTimeout(failed, patience);
      // 'error' must always have a listener, or the thread's end becomes ours.
      current.on('message', heard).on('error', failed).on('exit', failed);
      current.postMessage({ id, bytes });
    });

  return {
    reencode: (bytes) => {
      const done = queue.then(() => run(bytes));
      queue = done;
      return done;
    },
    close: async () => {
      await queue;
      await worker?.terminate();
    },
  };
}
