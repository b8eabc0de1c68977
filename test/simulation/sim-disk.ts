// The log behind a disk that can be full, and a process that can be killed around any commit.
import { DiskFull } from '../../src/main/engine/log/database';
import type { Log } from '../../src/main/engine/log/open-log';
import { Killed } from './killed';

/** Where a process dies: with its next transaction undone, or with it on disk and nobody told. */
export type Doom = 'before-commit' | 'after-commit';

export interface SimDisk {
  readonly log: Log;
  isFull: boolean;
  /** Set to kill the process at its next transaction. */
  doom: Doom | null;
}

/** `died` is called at the instant of death; from then on no transaction is taken. */
export function simDisk(log: Log, died: () => void): SimDisk {
  let isDead = false;
  let depth = 0;
  const die = () => {
    isDead = true;
    died();
    throw new Killed();
  };
  const transact = <T>(work: () => T): T => {
    if (isDead) throw new Killed();
    if (depth > 0) return log.transact(work);
    depth += 1;
    try {
      const value = log.transact(() => {
        const result = work();
        if (disk.isFull) throw new DiskFull('No space left on the simulated disk');
        if (disk.doom === 'before-commit') die();
        return result;
      });
      if (disk.doom === 'after-commit') die();
      return value;
    } finally {
      depth -= 1;
    }
  };
  const disk: SimDisk = {
    log: Object.create(log, { transact: { value: transact } }) as Log,
    isFull: false,
    doom: null,
  };
  return disk;
}
