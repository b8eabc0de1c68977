// A disk that fills while a backup is written, made ready to restore, or swapped in: nothing that was there is harmed.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { makeBackup } from '../../src/main/engine/backup/make-backup';
import { openLog } from '../../src/main/engine/log/open-log';
import { bundle } from '../support/bundle';
import type { Try } from '../support/full-disk-backup-probe';
import { sampleTime } from '../support/sample-events';
import { fillSample } from '../support/sample-log';
import { temporaryFolder } from '../support/temporary-folder';

const inFolder = temporaryFolder();
/** A disk of our own needs a system that lets us make one. */
const inOwnDisk = ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=24m none "$1" && shift && exec "$@"', 'sh'];
const canMakeDisks = spawnSync('unshare', [...inOwnDisk, '/mnt', 'true']).status === 0;

let program: string;
beforeAll(async () => {
  program = await bundle('test/support/full-disk-backup-probe.ts');
});

/** A backup of more cases than the profile on the small disk has. */
function backupElsewhere(): string {
  const dataKey = Buffer.alloc(32, 7);
  const logFile = inFolder('elsewhere.db');
  const log = openLog(logFile, dataKey);
  fillSample(log, 20);
  log.close();
  const target = inFolder('elsewhere.backup');
  const facts = { app: '1.0.0', madeAt: sampleTime, cost: 2 ** 10, passphrase: 'four words of mine' };
  makeBackup({ logFile, dataKey, target, ...facts }, { step: () => undefined });
  return target;
}

function onASmallDisk(what: 'backup' | 'careless' | 'restore' | 'swap'): readonly Try[] {
  const disk = inFolder('disk');
  mkdirSync(disk);
  const run = [...inOwnDisk, disk, process.execPath, program, what, disk, backupElsewhere()];
  const { stdout, stderr } = spawnSync('unshare', run, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test.skipIf(!canMakeDisks).each(['backup', 'restore'] as const)(
  'a %s on a disk without room for it is refused as such, harms nothing, and works once there is room',
  (what) => {
    const tries = onASmallDisk(what);
    for (const one of tries) expect(one).toMatchObject({ isUntouched: true, writes: true });
    const outcomes = tries.map(({ outcome }) => outcome);
    expect([...new Set(outcomes)]).toEqual(['disk-full', 'done']);
    // Not only where there is no room for its first byte.
    expect(outcomes.lastIndexOf('disk-full')).toBeGreaterThan(3);
  },
);

test.skipIf(!canMakeDisks)(
  'a restored log that a full disk keeps from being swapped in is swapped in later',
  () => {
    const tries = onASmallDisk('swap');
    for (const one of tries) expect(one).toMatchObject({ isUntouched: true });
    const outcomes = tries.map(({ outcome }) => outcome);
    expect(outcomes.slice(-2)).toEqual(['done', 'restored']);
    expect(new Set(outcomes.slice(0, -2)).size).toBeLessThan(2);
  },
);

test.skipIf(!canMakeDisks)(
  'control: a backup written straight under its name takes the earlier one along',
  () => {
    const harmed = onASmallDisk('careless').filter(({ isUntouched }) => !isUntouched);
    expect(harmed.map(({ outcome }) => outcome)).toContain('disk-full');
  },
);
