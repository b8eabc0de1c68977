// The backup thread as the engine meets it: built, ordered, stopped, and in the way of nobody.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundle } from '../../../../test/support/bundle';
import { opened, received, sampleTime } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import type { BackupOrder } from '../../../shared/ipc/backup';
import { type Log, openLog } from '../log/open-log';
import { LongWorks } from '../long-works';
import { BackupDesk } from './backup-desk';
import { logKeyIn } from './log-key';
import { finishRestore } from './restore-backup';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);
let script: string;
let log: Log;
let works: LongWorks;
let desk: BackupDesk;
let damages: number;
let mayOrder: boolean;
let seen: string[];

beforeAll(async () => {
  script = await bundle('src/main/engine/backup/backup-thread.ts');
});
beforeEach(() => {
  mkdirSync(inFolder('log'));
  log = openLog(inFolder('log/log.db'), dataKey);
  log.transact(() => record(log, 1, [opened(1), received(1, 'm1', 'Hola')]));
  damages = 0;
  seen = [];
  works = new LongWorks(() => {
    for (const { kind, canCancel } of works.list()) seen.push(`${kind} ${canCancel}`);
  });
  desk = new BackupDesk({
    script,
    log,
    logFile: inFolder('log/log.db'),
    logKey: dataKey,
    profileDir: inFolder('.'),
    dataKey,
    now: () => sampleTime,
    onLogDamaged: () => {
      damages += 1;
    },
  });
  mayOrder = true;
  desk.attach(works, () => mayOrder);
});
afterEach(async () => {
  await desk.close();
  log.close();
});

const order = (
  type: BackupOrder['type'],
  file = inFolder('desk.backup'),
  passphrase = 'four words of mine',
) => desk.run({ type, requestId: 1, file, passphrase, asked: 'desk', version: '1' });

describe('the backup desk', () => {
  test('makes a backup, remembers when, and puts it in the place of the log at the next start', async () => {
    expect(desk.lastBackupAt()).toBeNull();
    const made = await order('backup');
    expect(made).toEqual({
      kind: 'done',
      bytes: readFileSync(inFolder('desk.backup')).length,
      madeAt: sampleTime,
    });
    expect(desk.lastBackupAt()).toBe(sampleTime);
    log.transact(() => record(log, 2, [opened(2), received(2, 'm2', 'Adios')]));
    const position = log.events.position();
    expect(await order('restore')).toEqual(made);
    expect(log.events.position()).toBe(position);
    log.close();
    expect(finishRestore(inFolder('.'), dataKey, '2026-03-04')).toBe(true);
    log = openLog(inFolder('log/log.db'), logKeyIn(inFolder('log'), dataKey));
    expect(log.events.position()).toBeLessThan(position);
    expect(seen).toContain('backup true');
    expect(seen).toContain('restore true');
    expect(works.list()).toEqual([]);
  });

  test('does one thing at a time', async () => {
    const first = order('backup');
    expect(await order('restore')).toMatchObject({ kind: 'failed', code: 'busy' });
    expect(await first).toMatchObject({ kind: 'done' });
  });

  test('stops when it is asked to, and leaves nothing', async () => {
    const before = readdirSync(inFolder('log'));
    const running = order('backup');
    works.cancel(works.list()[0]?.id ?? '');
    expect(await running).toEqual({ kind: 'cancelled' });
    expect(existsSync(inFolder('desk.backup'))).toBe(false);
    expect(readdirSync(inFolder('log')).sort()).toEqual(before.sort());
    expect(desk.lastBackupAt()).toBeNull();
  });

  test('says what was wrong with a file, and changes nothing', async () => {
    await order('backup');
    const whole = readFileSync(inFolder('desk.backup'));
    const flipped = Buffer.from(whole);
    flipped[flipped.length - 40] = (flipped.at(-40) ?? 0) ^ 1;
    writeFileSync(inFolder('flipped'), flipped);
    writeFileSync(inFolder('letter'), 'Dear customer');
    const file = inFolder('desk.backup');
    const code = (result: unknown) => expect.objectContaining({ kind: 'failed', code: result });
    expect(await order('restore', file, 'other words')).toEqual(code('wrong-passphrase'));
    expect(await order('restore', inFolder('flipped'))).toEqual(code('damaged-backup'));
    expect(await order('restore', inFolder('letter'))).toEqual(code('not-a-backup'));
    expect(await order('restore', inFolder('nowhere'))).toEqual(code('unreachable'));
    expect(await order('backup', inFolder('no/such/folder'))).toEqual(code('unreachable'));
    expect(readdirSync(inFolder('.')).filter((name) => name.startsWith('log-'))).toEqual([]);
    expect(damages).toBe(0);
  });

  test('notes that the log itself is damaged, so that the next start saves what it can', async () => {
    const words = 'x'.repeat(500);
    log.transact(() => {
      for (let number = 2; number < 40; number += 1)
        record(log, number, [opened(number), received(number, `m${number}`, words)]);
    });
    log.checkpoint();
    const bytes = readFileSync(inFolder('log/log.db'));
    // In every page behind the first ones, where rows lie: in an index alone it would do no harm to a copy.
    for (let at = 20_000; at < bytes.length; at += 512) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(inFolder('log/log.db'), bytes);
    expect(await order('backup')).toMatchObject({ kind: 'failed', code: 'log-damaged' });
    expect(damages).toBe(1);
    expect(existsSync(inFolder('desk.backup'))).toBe(false);
  });

  test('never takes the name of a file beside the log', async () => {
    expect(await order('backup', inFolder('log/log.db'))).toMatchObject({ code: 'unreachable' });
    expect(log.events.position()).toBeGreaterThan(0);
  });
});
