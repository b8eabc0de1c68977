import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brandId, caseIdFor, customerFor, sampleTime } from '../../../../test/support/sample-events';
import { everythingIn, fillSample, type SampleNames } from '../../../../test/support/sample-log';
import { asId, type StepId } from '../../../shared/domain/ids';
import { openLog } from '../log/open-log';
import { logKeyIn } from './log-key';
import { makeBackup } from './make-backup';
import { readBackup } from './read-backup';
import { finishRestore, prepareRestore } from './restore-backup';
import { readRestoredMark } from './restored-mark';

const oldKey = Buffer.alloc(32, 7);
const newKey = Buffer.alloc(32, 9);
const passphrase = 'correct horse battery staple';
const quick = 2 ** 10;
const still = { step: () => undefined };
let folder: string;
let logFile: string;
let backup: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'semaforo-backup-'));
  mkdirSync(path.join(folder, 'old/log'), { recursive: true });
  mkdirSync(path.join(folder, 'new'));
  logFile = path.join(folder, 'old/log/log.db');
  backup = path.join(folder, 'desk.backup');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function make(step: (done: number, total: number) => void = still.step): void {
  const facts = { app: '1.0.0', madeAt: sampleTime, cost: quick };
  makeBackup({ logFile, dataKey: oldKey, target: backup, passphrase, ...facts }, { step });
}

function restore(): void {
  const profileDir = path.join(folder, 'new');
  prepareRestore({ file: backup, passphrase, profileDir, dataKey: newKey, restoredAt: sampleTime }, still);
  finishRestore(profileDir, newKey, '2026-03-04');
}

function restored() {
  const logFolder = path.join(folder, 'new/log');
  return openLog(path.join(logFolder, 'log.db'), logKeyIn(logFolder, newKey));
}

function sample(): SampleNames {
  const log = openLog(logFile, oldKey);
  const names = fillSample(log, 30);
  log.close();
  return names;
}

describe('a backup', () => {
  test('brings back everything, byte for byte, in a profile with another key', () => {
    const names = sample();
    make();
    restore();
    const before = openLog(logFile, oldKey);
    const after = restored();
    expect(everythingIn(after, names)).toBe(everythingIn(before, names));
    expect(after.meta.generation).not.toBe(before.meta.generation);
    expect(readRestoredMark(after.meta)).toEqual({
      backupMadeAt: sampleTime,
      restoredAt: sampleTime,
      isHeld: false,
      tookOver: false,
    });
    before.close();
    after.close();
  });

  test('is one moment of a log that goes on being written', () => {
    const names = sample();
    const log = openLog(logFile, oldKey);
    const moment = everythingIn(log, names);
    let writes = 0;
    make(() => {
      writes += 1;
      log.transact(() => log.desk.writeWorkspace(`later ${writes}`));
    });
    expect(writes).toBeGreaterThan(0);
    expect(everythingIn(log, names)).not.toBe(moment);
    log.close();
    restore();
    const after = restored();
    expect(everythingIn(after, names)).toBe(moment);
    after.close();
  });

  test('opens with no other passphrase, and says so', () => {
    sample();
    make();
    expect(() => readBackup(backup, 'another one', still)).toThrow(
      expect.objectContaining({ code: 'wrong-passphrase' }),
    );
  });

  test('shows nothing of what is in it, nor of the key', () => {
    sample();
    make();
    const bytes = readFileSync(backup);
    for (const canary of ['SQLite format', 'Mensaje', 'crema', 'brands: []', oldKey])
      expect(bytes.includes(canary)).toBe(false);
  });

  test('with one bit flipped anywhere is refused, and nothing is written', () => {
    sample();
    make();
    const whole = readFileSync(backup);
    const places = [
      0,
      5,
      40,
      150,
      200,
      240,
      300,
      ...Array.from({ length: 40 }, (_, i) => Math.floor((whole.length * (i + 1)) / 41)),
    ];
    for (const place of places) {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (place % 8));
      writeFileSync(backup, bytes);
      expect(() => restore(), `byte ${place}`).toThrow(expect.objectContaining({ name: 'BackupFailure' }));
      expect(readdirSync(path.join(folder, 'new'))).toEqual([]);
    }
  });

  test.each([1, 17, 5_000, 1_048_592, 1_048_592 * 2])(
    'that lacks its last %i bytes is called cut short',
    (bytes) => {
      const log = openLog(logFile, oldKey);
      log.transact(() => log.desk.writeBlob(null, Buffer.alloc(3_000_000, 5), 'image/png'));
      log.close();
      make();
      truncateSync(backup, readFileSync(backup).length - bytes);
      expect(() => restore()).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/cut-short|damaged/) }),
      );
      expect(readdirSync(path.join(folder, 'new'))).toEqual([]);
    },
  );

  test('that ends between two parts is noticed by the part that should not be the last', () => {
    const log = openLog(logFile, oldKey);
    log.transact(() => log.desk.writeBlob(null, Buffer.alloc(3_000_000, 5), 'image/png'));
    log.close();
    make();
    const bytes = readFileSync(backup);
    const header = bytes.indexOf(0x0a) + 1 + 48;
    truncateSync(backup, header + 1_048_592);
    expect(() => restore()).toThrow(
      expect.objectContaining({ code: 'cut-short', message: expect.stringContaining('after part 1') }),
    );
  });

  test('of a newer format is refused as such', () => {
    writeFileSync(backup, 'anything\n');
    expect(() => restore()).toThrow(expect.objectContaining({ code: 'not-a-backup' }));
  });

  test('that is cancelled leaves the earlier one as it was and nothing half made', () => {
    sample();
    make();
    const earlier = readFileSync(backup);
    let steps = 0;
    const stop = () => {
      steps += 1;
      if (steps === 4) throw new Error('stopped');
    };
    expect(() => make(stop)).toThrow('stopped');
    expect(readFileSync(backup).equals(earlier)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['desk.backup', 'new', 'old']);
    expect(readdirSync(path.dirname(logFile)).filter((name) => name.includes('back'))).toEqual([]);
  });

  test('is not made of a log that is damaged', () => {
    sample();
    const bytes = readFileSync(logFile);
    const place = Math.floor(bytes.length / 2);
    for (let at = place; at < place + 400; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(logFile, bytes);
    expect(() => make()).toThrow();
    expect(existsSync(backup)).toBe(false);
  });
});

describe('restoring over a log', () => {
  function presentLog() {
    const present = path.join(folder, 'new/log');
    mkdirSync(present);
    return openLog(path.join(present, 'log.db'), newKey);
  }

  test('sets it aside, dated and whole, to be opened with the same key', () => {
    sample();
    make();
    const present = presentLog();
    const names = fillSample(present, 5);
    const before = everythingIn(present, names);
    present.close();
    restore();
    const aside = openLog(path.join(folder, 'new/log-before-restore-2026-03-04/log.db'), newKey);
    expect(everythingIn(aside, names)).toBe(before);
    aside.close();
  });

  test('goes on where a crash stopped it, at either rename', () => {
    const names = sample();
    make();
    presentLog().close();
    const profileDir = path.join(folder, 'new');
    prepareRestore({ file: backup, passphrase, profileDir, dataKey: newKey, restoredAt: sampleTime }, still);
    // As after the first rename: the old log is away, the new one not yet in its place.
    rmSync(path.join(profileDir, 'log'), { recursive: true });
    finishRestore(profileDir, newKey, '2026-03-04');
    finishRestore(profileDir, newKey, '2026-03-04');
    const after = restored();
    expect(after.cases.count()).toBe(names.caseCount);
    after.close();
  });

  test('keeps erased who was erased after the backup was made', () => {
    const names = sample();
    make();
    // The same desktop goes on: its log is the present one of the profile that restores.
    mkdirSync(path.join(folder, 'new/log'));
    copyFileSync(logFile, path.join(folder, 'new/log/log.db'));
    const profileDir = path.join(folder, 'new');
    const present = openLog(path.join(profileDir, 'log/log.db'), oldKey);
    present.transact(() => {
      present.erasures.erase({
        brandId,
        customerId: customerFor(3),
        reason: 'request',
        by: { kind: 'console' },
        at: sampleTime + 1,
        stepId: asId<StepId>('ab'.repeat(16)),
      });
    });
    present.close();
    prepareRestore({ file: backup, passphrase, profileDir, dataKey: oldKey, restoredAt: sampleTime }, still);
    finishRestore(profileDir, oldKey, '2026-03-04');
    const after = openLog(
      path.join(profileDir, 'log/log.db'),
      logKeyIn(path.join(profileDir, 'log'), oldKey),
    );
    expect(after.cases.countOfCustomer(customerFor(3))).toBe(0);
    expect(JSON.stringify(after.events.readCase(caseIdFor(3)))).not.toContain('Mensaje');
    expect(JSON.stringify(after.events.readCase(caseIdFor(4)))).toContain('Mensaje');
    expect(names.caseCount).toBe(30);
    after.close();
  });
});
