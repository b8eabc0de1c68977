// Runs the built engine with a search thread that does nothing, to know what the index alone costs.
import { EventEmitter } from 'node:events';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';

class IdleThread extends EventEmitter {
  postMessage(): void {}
  async terminate(): Promise<number> {
    return 0;
  }
}

const RealThread = workerThreads.Worker;

function startThread(script: string, options?: WorkerOptions): IdleThread | InstanceType<typeof RealThread> {
  return script.includes('search-thread') ? new IdleThread() : new RealThread(script, options);
}

Object.assign(workerThreads, { Worker: startThread });
require(process.env['BENCH_ENGINE'] ?? '');
