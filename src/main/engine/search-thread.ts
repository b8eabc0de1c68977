// Entry of the engine's reader threads for search: follows the log with a connection of its own and answers finds, or checks the log once.
import '../../shared/runtime-gaps';
import { parentPort, workerData } from 'node:worker_threads';
import { checkLog } from './log-check';
import { SearchFollower } from './search-follower';
import type { FromSearchThread, SearchThreadStart, ToSearchThread } from './search-protocol';

/** Between two tables. */
const checkPauseMs = 200;

const start = workerData as SearchThreadStart;
const tell = (message: FromSearchThread) => parentPort?.postMessage(message);
if (start.task === 'check') check();
else search();

function check(): void {
  const stop = checkLog({
    ...start,
    later: (work) => setTimeout(work, checkPauseMs),
    ended: (damage) => {
      if (damage !== null) tell({ type: 'log-damaged', message: damage });
      parentPort?.close();
    },
  });
  parentPort?.on('message', (message: ToSearchThread) => {
    if (message.type === 'close') stop();
  });
}

function search(): void {
  const follower = new SearchFollower({
    start,
    later: (work, afterMs) => void (afterMs === 0 ? setImmediate(work) : setTimeout(work, afterMs).unref()),
    tell,
    elapsedMs: () => performance.now(),
  });
  parentPort?.on('message', (message: ToSearchThread) => {
    switch (message.type) {
      case 'poke':
        follower.follow();
        break;
      case 'find':
        follower.find(message.id, message.question);
        break;
      case 'forget':
        follower.forget(message.id, message.cases);
        break;
      case 'close':
        follower.close();
        parentPort?.close();
        break;
    }
  });
  follower.follow();
}
