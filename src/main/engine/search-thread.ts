// The engine's reader thread for search: follows the log with a connection of its own and answers finds.
import '../../shared/runtime-gaps';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { openEventsForReading } from './log/open-log';
import { openSearchIndex } from './search-index';
import type { FromSearchThread, SearchThreadStart, ToSearchThread } from './search-protocol';

const eventsPerStep = 500;

const start = workerData as SearchThreadStart;
const marker = `${start.indexFile}.opening`;
// A damaged index aborts the whole process while it is opened: the marker it leaves behind says so, and the index,
// which holds nothing of its own, is made anew.
if (existsSync(marker))
  for (const suffix of ['', '-wal', '-shm']) rmSync(start.indexFile + suffix, { force: true });
writeFileSync(marker, '');
const log = openEventsForReading(start.logFile, start.dataKey);
const index = openIndex();
index.find('semaforo', 1);
rmSync(marker, { force: true });

function openIndex() {
  try {
    return openSearchIndex(start.indexFile, start.dataKey);
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(start.indexFile + suffix, { force: true });
    return openSearchIndex(start.indexFile, start.dataKey);
  }
}

let following = false;

/** Reads on in small steps, so that a find never waits for a long catch-up. */
function follow(): void {
  if (following) return;
  following = true;
  const step = () => {
    const from = index.indexedTo();
    const { events, to } = log.readAfter(from, eventsPerStep);
    if (to > from) index.take(events, to);
    if (to - from >= eventsPerStep) setImmediate(step);
    else following = false;
  };
  step();
}

parentPort?.on('message', (message: ToSearchThread) => {
  if (message.type === 'poke') return follow();
  const answer: FromSearchThread = {
    id: message.id,
    hits: index.find(message.text, message.limit),
    indexedTo: index.indexedTo(),
  };
  parentPort?.postMessage(answer);
});
follow();
