// Reads a log that nobody has open from end to end: seals, chain and indexes.
import { rmSync } from 'node:fs';
import { openLogReader, witnessFile } from '../log/open-log';

const suffix = '-check-reader';
const eventsAtOnce = 500;

/** Throws LogUnreadable at the first thing that is not what was written. */
export function checkLog(file: string, dataKey: Uint8Array, step: () => void): void {
  const reader = openLogReader(file, dataKey, suffix);
  try {
    reader.check();
    for (let position = 0; ; ) {
      const { to } = reader.events.readAfter(position, eventsAtOnce);
      if (to === position) break;
      position = to;
      step();
    }
  } finally {
    reader.close();
    rmSync(witnessFile(file, suffix), { force: true });
  }
}
