// A surge is dismissed once that is on disk, and not before.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { noon } from '../../../../test/support/engine-desk';
import { createFakeClock } from '../../../../test/support/fake-clock';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { type AgentId, asId, type BrandId } from '../../../shared/domain/ids';
import { StepTally, stepOf } from '../../../shared/domain/surge/step-tally';
import type { SurgeRecord } from '../../../shared/domain/surge/surge-record';
import { parseWorkspace } from '../../../shared/workspace/parse';
import { CaseStore } from '../case-store';
import { DiskFull } from '../log/database';
import { type Log, openLog } from '../log/open-log';
import { SurgeDesk } from './surge-desk';
import { SurgeStore } from './surge-store';

const inFolder = temporaryFolder();
const aurea = asId<BrandId>('aurea-derma');
const dismissal = { by: asId<AgentId>('lead'), reason: 'A contest of ours' };
const surge: SurgeRecord = {
  id: 's1',
  brandId: aurea,
  candidate: { seenAt: noon, since: noon, length: 600_000, count: 9, expected: 2, score: 4 },
  evidence: { curve: [], phrases: [], first: [], authors: 6, reach: null },
  dismissed: null,
};
const parsed = parseWorkspace(
  readFileSync(new URL('../../../../test/fixtures/two-brands.workspace.yaml', import.meta.url), 'utf8'),
  'fixture',
);
if (!parsed.ok) throw new Error('The fixture is not a workspace');
const { workspace } = parsed;

/** A log with a surge that stands, on a disk that may have no room left. */
function logOnDisk() {
  const real = openLog(inFolder('log.db'), Buffer.alloc(32, 7));
  const disk = { isFull: false };
  const transact = <T>(work: () => T): T => {
    if (disk.isFull) throw new DiskFull('No space left on this disk');
    return real.transact(work);
  };
  const log = Object.create(real, { transact: { value: transact } }) as Log;
  const store = new SurgeStore(log);
  const step = stepOf(noon);
  log.transact(() => {
    store.writeCounts(aurea, { tally: new StepTally(step), nextStep: step, usualFor: null, records: [] });
    store.writeRecords(aurea, { records: [surge] });
    store.writeCounted({ to: 0, since: new Map([[aurea, step]]) });
  });
  return { log, disk };
}

function begun(log: Log): SurgeDesk {
  const clock = createFakeClock(noon);
  const surges = new SurgeDesk({
    log,
    store: new CaseStore(log, clock),
    clock,
    chance: { id: () => '0'.repeat(32) },
    workspace: { current: () => workspace },
    changed: () => undefined,
    damaged: () => undefined,
  });
  surges.begin(() => undefined);
  clock.advance(1);
  return surges;
}
const reasons = (surges: SurgeDesk) => surges.records().map(({ dismissed }) => dismissed?.reason ?? null);

it('is refused on a full disk: the surge still stands, here and after a restart', () => {
  const { log, disk } = logOnDisk();
  const surges = begun(log);
  disk.isFull = true;
  expect(() => surges.dismiss('s1', dismissal)).toThrow(DiskFull);
  expect(reasons(surges)).toEqual([null]);
  disk.isFull = false;
  expect(reasons(begun(log))).toEqual([null]);
  expect(surges.dismiss('s1', dismissal)).toBe(true);
  expect([reasons(surges), reasons(begun(log))]).toEqual([[dismissal.reason], [dismissal.reason]]);
});
