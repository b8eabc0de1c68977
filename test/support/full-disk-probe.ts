// A program that fills a log until the disk refuses, and says what it still holds. Arguments: file, key in hex.
// The caller limits the size of files (`ulimit -f`), which the system reports like a disk without room.
import { writeSync } from 'node:fs';
import { DiskFull } from '../../src/main/engine/log/database';
import { openLog } from '../../src/main/engine/log/open-log';
import { customerFor, opened } from './sample-events';

const [file = '', keyHex = ''] = process.argv.slice(2);
const log = openLog(file, Buffer.from(keyHex, 'hex'));
let kept = 0;
let refusals = 0;
while (refusals < 2 && kept < 100_000) {
  try {
    log.transact(() => {
      for (let event = 0; event < 20; event += 1) log.events.append(opened(kept + event), customerFor(kept));
    });
    kept += 20;
  } catch (error) {
    if (!(error instanceof DiskFull)) throw error;
    refusals += 1;
  }
}
writeSync(1, JSON.stringify({ kept, refusals, held: log.events.readAfter(0, 200_000).events.length }));
