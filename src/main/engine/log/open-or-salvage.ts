// Opens the log of a profile; one that is known to be damaged is made anew first from what is left of it.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { DamagedFile } from './damaged-file';
import { LogUnreadable } from './database';
import { type Log, openLog, readerSuffixes, witnessFile } from './open-log';
import { keysIn, salvage } from './salvage';
import type { SalvageReport } from './salvage-report';
import { Witness } from './witness';

/**
 * Damage was found just now. It is remembered; the process has to end and start again, since it still holds the
 * damaged files and would meddle with the ones that replace them.
 */
export class SalvageNeeded extends Error {
  override readonly name = 'SalvageNeeded';
}

export interface OpenedLog {
  readonly log: Log;
  readonly salvaged: SalvageReport | null;
}

/**
 * Call once in the life of a process, before anything else opens the file. Throws SalvageNeeded when the file proves
 * damaged (start the process again: the next call salvages), LogUnreadable when it is another key's, a newer
 * version's or beyond salvage, DiskFull when there is no room; in each case everything is left where it was.
 */
export function openOrSalvage(file: string, dataKey: Uint8Array): OpenedLog {
  finishMoving(file);
  const told = whatWitnessesTell(file);
  if (told.damage) makeAnew(file, dataKey, told.furthest);
  try {
    const log = openLog(file, dataKey);
    return { log, salvaged: log.salvaged };
  } catch (error) {
    if (!(error instanceof LogUnreadable)) throw error;
    // A damaged canary looks like another key's; the other keys tell which it is.
    const isDamaged =
      error.reason === 'damaged' || (error.reason === 'other-key' && opensKeys(file, dataKey));
    if (!isDamaged) throw error;
    withWitness(witnessFile(file), (witness) => witness.noteDamage());
    throw new SalvageNeeded(error.message);
  }
}

function makeAnew(file: string, dataKey: Uint8Array, furthest: number): void {
  const number = nextNumber(file);
  const newFile = `${file}.salvaging`;
  const asideFolder = asideName(number);
  if (!salvage({ damagedFile: file, newFile, dataKey, furthest, asideFolder }))
    throw new LogUnreadable('The log is damaged, and nothing in it opens with the data key', 'other-key');
  flush(newFile);
  renameSync(newFile, `${file}${finished}${number}`);
  flush(path.dirname(file));
  finishMoving(file);
}

const finished = '.salvaged-';
const asideName = (number: number) => `log-damaged-${number}`;
const filesOfLog = (file: string) => [file, `${file}-wal`, `${file}-shm`, ...witnessFiles(file)];
const witnessFiles = (file: string) => ['', ...readerSuffixes].map((suffix) => witnessFile(file, suffix));

/** Moves the damaged files aside and the new one into their place; goes on where a crash stopped it. */
function finishMoving(file: string): void {
  const folder = path.dirname(file);
  if (!existsSync(folder)) return;
  const start = path.basename(file) + finished;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start)) continue;
    const aside = path.join(folder, asideName(Number(name.slice(start.length))));
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    for (const old of filesOfLog(file))
      if (existsSync(old)) renameSync(old, path.join(aside, path.basename(old)));
    renameSync(path.join(folder, name), file);
    flush(aside);
    flush(folder);
  }
}

/** Removes the copies of this log that were set aside when it was damaged. What could be verified of them is kept. */
export function dropAsideCopies(file: string): void {
  const folder = path.dirname(file);
  for (const name of readdirSync(folder))
    if (/^log-damaged-\d+$/.test(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

function nextNumber(file: string): number {
  let number = 1;
  while (existsSync(path.join(path.dirname(file), asideName(number)))) number += 1;
  return number;
}

function whatWitnessesTell(file: string): { readonly damage: boolean; readonly furthest: number } {
  const told = witnessFiles(file)
    .filter((name) => existsSync(name))
    .map((name) =>
      withWitness(name, (witness) => ({
        damage: witness.tellsDamage,
        furthest: witness.lastReached?.position ?? 0,
      })),
    );
  return {
    damage: told.some(({ damage }) => damage),
    furthest: Math.max(0, ...told.map(({ furthest }) => furthest)),
  };
}

function withWitness<T>(name: string, ask: (witness: Witness) => T): T {
  const witness = new Witness(name);
  try {
    return ask(witness);
  } finally {
    witness.close();
  }
}

function opensKeys(file: string, dataKey: Uint8Array): boolean {
  const damaged = new DamagedFile(file);
  try {
    return keysIn(damaged, dataKey).areOurs;
  } finally {
    damaged.close();
  }
}

/** Renames and new files are safe from a power cut only then. Where folders cannot be flushed the system does it. */
function flush(name: string): void {
  try {
    const descriptor = openSync(name, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  }
}
