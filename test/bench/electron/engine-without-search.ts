// Runs the built engine with a search thread that does nothing, to know what the index alone costs.
import { EventEmitter } from 'node:events';
import workerThreads from 'node:worker_threads';

class IdleThread extends EventEmitter {
  postMessage(): void {}
  async terminate(): Promise<number> {
    return 0;
  }
}

Object.assign(workerThreads, { Worker: IdleThread });
require(process.env['BENCH_ENGINE'] ?? '');
