// A program that damages copies of a log one bit at a time and says what becomes of each.
// Arguments: folder with the log, its key in hex, first flip, last flip. Two lines of JSON for each flip.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { LogUnreadable } from '../../src/main/engine/log/database';
import { openLog, openLogReader, witnessFile } from '../../src/main/engine/log/open-log';
import { openOrSalvage } from '../../src/main/engine/log/open-or-salvage';
import { Witness } from '../../src/main/engine/log/witness';
import { flipBit } from './flip-bit';
import { everythingIn, type SampleNames } from './sample-log';

const [folder = '', keyHex = '', first = '0', last = '0'] = process.argv.slice(2);
const master = path.join(folder, 'log.db');
const dataKey = Buffer.from(keyHex, 'hex');
const names = JSON.parse(readFileSync(path.join(folder, 'names.json'), 'utf8')) as SampleNames;
const expected = readFileSync(path.join(folder, 'everything.json'), 'utf8');
const say = (line: object) => {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
};

/** Each reading has a copy of its own: while this process lives it holds on to those it has tried to open. */
function damagedCopy(flip: number, purpose: string): { readonly file: string; readonly where: string } {
  const file = path.join(folder, `${purpose}-${flip}`, 'log.db');
  mkdirSync(path.dirname(file));
  for (const suffix of ['', '-wal'])
    if (existsSync(master + suffix)) copyFileSync(master + suffix, file + suffix);
  copyFileSync(witnessFile(master), witnessFile(file));
  return { file, where: flipBit(file, flip) };
}

/** What reading gives that knows nothing of the damage; it may abort this process. */
function readingOf(file: string): string {
  try {
    const log = openLog(file, dataKey);
    const everything = everythingIn(log, names);
    openLogReader(file, dataKey).check();
    return everything === expected ? 'harmless' : 'wrong';
  } catch (error) {
    return error instanceof LogUnreadable ? `found: ${error.message}` : `strange: ${String(error)}`;
  }
}

/** What a start that knows of the damage gives. */
function salvageOf(file: string): object {
  const witness = new Witness(witnessFile(file));
  witness.noteDamage();
  witness.close();
  try {
    const { log, salvaged } = openOrSalvage(file, dataKey);
    openLogReader(file, dataKey).check();
    const { events } = log.events.readAfter(0, 1_000_000);
    return {
      kept: JSON.stringify(events.map(({ operationId, body }) => ({ operationId, body }))),
      lost: salvaged?.lost,
    };
  } catch (error) {
    return { refused: String(error) };
  }
}

for (let flip = Number(first); flip <= Number(last); flip += 1) {
  const { file, where } = damagedCopy(flip, 'salvage');
  say({ flip, where, salvage: salvageOf(file) });
  say({ flip, reading: readingOf(damagedCopy(flip, 'reading').file) });
  for (const purpose of ['salvage', 'reading'])
    rmSync(path.join(folder, `${purpose}-${flip}`), { recursive: true });
}
