// Who may have a backup made or restored, asked of a whole engine with the people of a workspace at its desk.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../../../../test/support/bundle';
import { desk as openDesk } from '../../../../test/support/desk-per-test';
import { noon } from '../../../../test/support/engine-desk';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import type { BackupOrder, BackupResult } from '../../../shared/ipc/backup';
import { BackupDesk } from './backup-desk';

const inFolder = temporaryFolder();
const dataKey = Buffer.alloc(32, 7);
let script: string;

beforeAll(async () => {
  script = await bundle('src/main/engine/backup/backup-thread.ts');
});

/** A desk of two brands with this person at it, and the way orders reach its backups. */
function deskOf(agentId: string) {
  const folder = inFolder('log');
  mkdirSync(folder);
  let backups: BackupDesk | null = null;
  const at = openDesk({
    folder,
    backups: (log) => {
      backups = new BackupDesk({
        script,
        log,
        logFile: path.join(folder, 'log.db'),
        logKey: dataKey,
        profileDir: inFolder('.'),
        dataKey,
        now: () => noon,
        onLogDamaged: () => undefined,
      });
      return backups;
    },
  });
  at.engine.sitDown(agentId);
  const order = (type: BackupOrder['type'], asked: BackupOrder['asked'] = 'desk'): Promise<BackupResult> => {
    if (backups === null) throw new Error('The engine was made without backups');
    const file = inFolder('desk.backup');
    return backups.run({ type, asked, file, requestId: 1, passphrase: 'four words of mine', version: '1' });
  };
  return { at, order };
}

const refused = { kind: 'failed', code: 'not-allowed' };

test('a supervisor makes a backup; an agent neither makes nor restores one, and nothing is written', async () => {
  const { at, order } = deskOf('agency-agent');
  expect(await order('backup')).toMatchObject(refused);
  expect(existsSync(inFolder('desk.backup'))).toBe(false);
  at.engine.sitDown('lead');
  expect(await order('backup')).toMatchObject({ kind: 'done' });
  at.engine.sitDown('agency-agent');
  expect(await order('restore')).toMatchObject(refused);
  expect(existsSync(inFolder('log-restored'))).toBe(false);
  expect(await order('backup', 'terminal')).toMatchObject({ kind: 'done' });
});
