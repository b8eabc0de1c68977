// Entry of the engine's reader thread for search: follows the log with a connection of its own and answers finds.
import '../../shared/runtime-gaps';
import { parentPort, workerData } from 'node:worker_threads';
import { SearchFollower } from './search-follower';
import type { SearchThreadStart, ToSearchThread } from './search-protocol';

const follower = new SearchFollower({
  start: workerData as SearchThreadStart,
  later: setImmediate,
  tell: (message) => parentPort?.postMessage(message),
});

parentPort?.on('message', (message: ToSearchThread) => {
  switch (message.type) {
    case 'poke':
      follower.follow();
      break;
    case 'find':
      follower.find(message.id, message.text, message.limit);
      break;
    case 'close':
      follower.close();
      parentPort?.close();
      break;
  }
});
follower.follow();
