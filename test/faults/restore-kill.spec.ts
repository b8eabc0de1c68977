// The application ended before each step of a restore: at the next start the old log is there whole, or the new one.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import electronBinary from 'electron';
import { logKeyIn } from '../../src/main/engine/backup/log-key';
import { makeBackup } from '../../src/main/engine/backup/make-backup';
import { finishRestore, prepareRestore } from '../../src/main/engine/backup/restore-backup';
import { openLog } from '../../src/main/engine/log/open-log';
import { environmentFor, runToEnd, test, wordsFor } from '../e2e/fixtures';
import { opened, received, sampleTime } from '../support/sample-events';
import { record } from '../support/sample-log';

const passphrase = 'four words of mine';
const still = { step: () => undefined };
const hook = resolve('test/faults/kill-in-restore.cjs');

/** In the order in which they come, with what the next start must find. */
const steps = [
  ['its key is written', 'old'],
  ['it is called ready', 'old'],
  ['the present log is set aside', 'new'],
  ['it takes the place of the present one', 'new'],
  ['the restored log is opened', 'new'],
] as const;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'semaforo-restore-kill-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A backup of so many cases, made elsewhere under a key of its own. */
function backupOf(name: string, cases: number): string {
  const dataKey = Buffer.alloc(32, cases);
  const logFile = join(folder, `${name}.db`);
  const log = openLog(logFile, dataKey);
  for (let number = 1; number <= cases; number += 1)
    record(log, number, [
      opened(number),
      received(number, `${name}-${number}`, `Words of ${name} ${number}`),
    ]);
  log.close();
  const target = join(folder, `${name}.backup`);
  const facts = { passphrase, app: '1.0.0', madeAt: sampleTime, cost: 2 ** 10 };
  makeBackup({ logFile, dataKey, target, ...facts }, still);
  return target;
}

/** Everything that happened, as a backup tells it. */
function eventsIn(backup: string): string {
  const profileDir = mkdtempSync(join(folder, 'looked-at-'));
  const dataKey = Buffer.alloc(32, 1);
  prepareRestore({ file: backup, passphrase, profileDir, dataKey, restoredAt: sampleTime }, still);
  finishRestore(profileDir, dataKey, '2026-03-04');
  const log = openLog(join(profileDir, 'log/log.db'), logKeyIn(join(profileDir, 'log'), dataKey));
  try {
    return JSON.stringify(log.events.readAfter(0, 10_000).events);
  } finally {
    log.close();
  }
}

/** What the next start finds in the profile, which it backs up. */
async function heldAfterwards(profile: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const target = join(folder, 'found.backup');
  rmSync(target, { force: true });
  const { status, said } = await runToEnd({ args: ['--backup', target], env }, profile, passphrase);
  expect(status, said).toBe(0);
  for (const left of ['log-restoring', 'log-restored'])
    if (env['SEMAFORO_BLIND_TO'] === undefined) expect(existsSync(join(profile, left))).toBe(false);
  return eventsIn(target);
}

/** The application restores a file, and is ended with all its processes right before the step. */
function restoreAndEnd(profile: string, file: string, step: string): Promise<string | null> {
  const env = { NODE_OPTIONS: `--require ${hook}`, SEMAFORO_KILL_BEFORE: step };
  const options = { args: ['--restore', file], env };
  const app = spawn(electronBinary as unknown as string, wordsFor(options, profile), {
    env: environmentFor(options),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  app.stdin.end(passphrase);
  return new Promise((resolve) => app.once('exit', (_status, signal) => resolve(signal)));
}

test('a restore cut before any of its steps leaves one log or the other, whole', async () => {
  test.setTimeout(400_000);
  const [oldBackup, newBackup] = [backupOf('old', 5), backupOf('new', 9)];
  const held = { old: eventsIn(oldBackup), new: eventsIn(newBackup) };
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const begun = await runToEnd({ args: ['--restore', oldBackup] }, profile, passphrase);
  expect(begun.status, begun.said).toBe(0);
  const copied = (from: string, name: string) => {
    const copy = join(folder, name);
    cpSync(from, copy, { recursive: true, filter: (file) => !/Singleton/.test(file) });
    return copy;
  };
  const cutAt = async (step: string) => {
    const copy = copied(profile, `before ${step}`);
    expect(await restoreAndEnd(copy, newBackup, step), step).toBe('SIGKILL');
    return copy;
  };
  let betweenRenames = '';
  for (const [step, expected] of steps) {
    const cut = await cutAt(step);
    if (step === 'it takes the place of the present one') betweenRenames = copied(cut, 'for the control');
    expect((await heldAfterwards(cut)) === held[expected], `before ${step}`).toBe(true);
  }
  // Control: a start that does not go on with what was begun finds neither.
  const blind = { NODE_OPTIONS: `--require ${hook}`, SEMAFORO_BLIND_TO: 'log-restored' };
  expect(Object.values(held)).not.toContain(await heldAfterwards(betweenRenames, blind));
});
