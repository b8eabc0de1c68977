// A program on a small disk of its own: backs up and restores with ever more room left on it, and says what came of each
// try. Arguments: what it does, the folder of the disk, a backup that was made elsewhere.
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeHeader } from '../../src/main/engine/backup/backup-header';
import { logKeyIn } from '../../src/main/engine/backup/log-key';
import { makeBackup } from '../../src/main/engine/backup/make-backup';
import { readBackup } from '../../src/main/engine/backup/read-backup';
import { finishRestore, prepareRestore } from '../../src/main/engine/backup/restore-backup';
import { resultOfFailure } from '../../src/main/engine/backup/result-of-failure';
import { writeBackup } from '../../src/main/engine/backup/write-backup';
import { openLog } from '../../src/main/engine/log/open-log';
import { asId, type StepId } from '../../src/shared/domain/ids';
import { brandId, customerFor, sampleTime } from './sample-events';
import { everythingIn, fillSample, type SampleNames } from './sample-log';

const [what = '', disk = '', backupElsewhere = ''] = process.argv.slice(2);
const key = Buffer.alloc(32, 7);
const passphrase = 'four words of mine';
const still = { step: () => undefined };
const filler = path.join(disk, 'filler');
const profileDir = path.join(disk, 'profile');
const logFile = path.join(profileDir, 'log', 'log.db');
const target = path.join(disk, 'desk.backup');

export interface Try {
  readonly leftBytes: number;
  /** What a person would be told; `done` when it worked. */
  readonly outcome: string;
  /** Whether the files there are those that were there before, and hold the same. */
  readonly isUntouched: boolean;
  /** Whether the log took a write afterwards, with room made for it. */
  readonly writes: boolean;
}

/** Leaves about so many bytes on the disk. */
function fillUpTo(leftBytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
}

const makeRoom = () => rmSync(filler, { force: true });

function outcomeOf(work: () => void, doing: 'backup' | 'restore'): string {
  try {
    work();
    return 'done';
  } catch (error) {
    const result = resultOfFailure(error, doing);
    return result.kind === 'failed' ? result.code : result.kind;
  }
}

const everyFile = () =>
  readdirSync(disk, { recursive: true })
    .map(String)
    .filter((name) => name !== 'filler')
    .sort()
    .join();

function everythingOf(file: string, dataKey: Uint8Array, names: SampleNames): string {
  const log = openLog(file, dataKey);
  try {
    return everythingIn(log, names);
  } finally {
    log.close();
  }
}

function takesAWrite(): boolean {
  const log = openLog(logFile, key);
  try {
    log.transact(() => log.desk.writeWorkspace('There is room again'));
    return log.desk.readWorkspace() === 'There is room again';
  } finally {
    log.close();
  }
}

function sampleHere(cases: number): SampleNames {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openLog(logFile, key);
  const names = fillSample(log, cases);
  log.checkpoint();
  log.close();
  return names;
}

/** How much is left for each try: from nothing to more than is ever needed. */
function* rooms(most: number): Generator<number> {
  for (let step = 0; step <= 16; step += 1) yield Math.floor((most * step) / 16);
}

/** Without the other name that a backup has until it is whole: the control. */
function writeCarelessly(): void {
  const { bytes: header, key: fileKey } = makeHeader(passphrase, {
    app: '1.0.0',
    madeAt: sampleTime,
    cost: 2 ** 10,
  });
  writeBackup(target, { header, key: fileKey, dataKey: key, snapshot: logFile }, still);
}

function tryBackups(isCareless: boolean): readonly Try[] {
  const names = sampleHere(20);
  const facts = { app: '1.0.0', madeAt: sampleTime, cost: 2 ** 10 };
  const make = () => makeBackup({ logFile, dataKey: key, target, passphrase, ...facts }, still);
  make();
  const earlier = readFileSync(target);
  // What comes later needs more room than what it takes the place of.
  const log = openLog(logFile, key);
  log.transact(() => log.desk.writeBlob(null, Buffer.alloc(2_000_000, 5), 'image/png'));
  log.checkpoint();
  log.close();
  const tries: Try[] = [];
  // A copy of the log and the sealed file need their room at once.
  for (const leftBytes of rooms(3 * (earlier.length + 2_000_000))) {
    const before = everyFile();
    const held = everythingOf(logFile, key, names);
    fillUpTo(leftBytes);
    const outcome = outcomeOf(isCareless ? writeCarelessly : make, 'backup');
    makeRoom();
    const isUntouched =
      everyFile() === before &&
      everythingOf(logFile, key, names) === held &&
      (outcome === 'done' || readFileSync(target).equals(earlier));
    if (outcome === 'done') readBackup(target, passphrase, still);
    writeFileSync(target, earlier);
    tries.push({ leftBytes, outcome, isUntouched, writes: takesAWrite() });
  }
  return tries;
}

function tryRestores(): readonly Try[] {
  const names = sampleHere(6);
  const order = { file: backupElsewhere, passphrase, profileDir, dataKey: key, restoredAt: sampleTime };
  const most = 3 * readFileSync(backupElsewhere).length;
  const tries: Try[] = [];
  for (const leftBytes of rooms(most)) {
    const before = everyFile();
    const held = everythingOf(logFile, key, names);
    fillUpTo(leftBytes);
    const outcome = outcomeOf(() => void prepareRestore(order, still), 'restore');
    makeRoom();
    rmSync(path.join(profileDir, 'log-restored'), { recursive: true, force: true });
    const isUntouched = everyFile() === before && everythingOf(logFile, key, names) === held;
    tries.push({ leftBytes, outcome, isUntouched, writes: takesAWrite() });
  }
  return tries;
}

/** The restored log is ready, and the start that swaps it in finds a full disk: it is done when there is room. */
function trySwaps(): readonly Try[] {
  const names = sampleHere(6);
  const present = openLog(logFile, key);
  present.transact(() => {
    const wish = { brandId, customerId: customerFor(3), reason: 'request', by: { kind: 'console' } } as const;
    present.erasures.erase({ ...wish, at: sampleTime + 1, stepId: asId<StepId>('ab'.repeat(16)) });
  });
  const held = everythingIn(present, names);
  present.close();
  const order = { file: backupElsewhere, passphrase, profileDir, dataKey: key, restoredAt: sampleTime };
  prepareRestore(order, still);
  const tries: Try[] = [];
  for (const leftBytes of [0, 0, Number.POSITIVE_INFINITY]) {
    if (Number.isFinite(leftBytes)) fillUpTo(leftBytes);
    const outcome = outcomeOf(() => void finishRestore(profileDir, key, '2026-03-04'), 'restore');
    makeRoom();
    const aside = path.join(profileDir, 'log-before-restore-2026-03-04/log.db');
    const isUntouched = everythingOf(outcome === 'done' ? aside : logFile, key, names) === held;
    tries.push({ leftBytes, outcome, isUntouched, writes: true });
    if (outcome === 'done') break;
  }
  const restored = openLog(logFile, logKeyIn(path.dirname(logFile), key));
  const isThere =
    restored.cases.count() > names.caseCount && restored.cases.countOfCustomer(customerFor(3)) === 0;
  restored.close();
  return [...tries, { leftBytes: 0, outcome: 'restored', isUntouched: isThere, writes: true }];
}

const doing: Readonly<Record<string, () => readonly Try[]>> = {
  backup: () => tryBackups(false),
  careless: () => tryBackups(true),
  restore: tryRestores,
  swap: trySwaps,
};
writeSync(1, JSON.stringify(doing[what]?.() ?? []));
