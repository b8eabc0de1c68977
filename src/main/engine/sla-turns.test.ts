// A look costs what is due now, in turns so short that a person's command never waits for all of it.
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test/support/fake-clock';
import { brandId, caseIdFor, messageOf, opened } from '../../../test/support/sample-events';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { asId, type CaseId, type StepId } from '../../shared/domain/ids';
import { hour, type Instant, minute } from '../../shared/domain/time';
import { CaseStore } from './case-store';
import { openLog } from './log/open-log';
import { nextLookAt, SlaWatch } from './sla-watch';

const inFolder = temporaryFolder();
const now: Instant = Date.UTC(2026, 9, 2, 9, 0, 0);

function openWatch(thresholds: { current: readonly number[] } = { current: [30, 0] }) {
  const clock = createFakeClock(now);
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(7));
  const store = new CaseStore(log, clock, (state) => nextLookAt(state, thresholds.current));
  const warned: CaseId[] = [];
  const read: CaseId[] = [];
  const counted = Object.assign(Object.create(store) as CaseStore, {
    read: (caseId: CaseId) => {
      read.push(caseId);
      return store.read(caseId);
    },
  });
  const badges: number[] = [];
  let ids = 0;
  const chance = { id: () => (++ids).toString(16).padStart(8, '0').padEnd(32, 'a') };
  const watch = new SlaWatch({
    log,
    store: counted,
    clock,
    chance,
    thresholdsOf: () => thresholds.current,
    allThresholds: () => JSON.stringify(thresholds.current),
    brandName: () => 'Marisol',
    seat: { me: () => null, team: { warned: () => new Set(), member: () => null, sees: () => true } },
    warn: ({ caseId }) => warned.push(asId<CaseId>(caseId)),
    badge: (count) => badges.push(count),
  });
  const openCase = (number: number, dueAt: Instant) => {
    const caseId = caseIdFor(number);
    const happening = { caseId, brandId, actor: { kind: 'customer' } as const };
    store.record(
      [
        { ...happening, body: opened(number).body },
        {
          ...happening,
          body: {
            type: 'MessageReceived',
            message: messageOf(`m${number}`, 'Hola'),
            due: { responseDueAt: dueAt, resolutionDueAt: null },
          },
        },
      ],
      { stepId: asId<StepId>(chance.id()), isFresh: true },
    );
  };
  return { clock, store, watch, openCase, warned, read, badges, thresholds };
}

describe('looking at deadlines', () => {
  it('raises what is overdue in turns of a few cases, all of it', () => {
    const { clock, store, watch, openCase, warned, badges } = openWatch();
    for (let number = 1; number <= 90; number += 1) openCase(number, now - hour + number);
    const turns: number[] = [];
    store.onRecorded(({ cases }) => turns.push(cases.length));
    watch.look();
    clock.advance(1);
    expect(turns).toEqual([20, 20, 20, 20, 10]);
    expect([warned.length, new Set(warned).size, badges.at(-1)]).toEqual([90, 90, 90]);
  });

  it('does not look again at cases that were warned of and wait', () => {
    const { clock, watch, openCase, read } = openWatch();
    for (let number = 1; number <= 30; number += 1) openCase(number, now - hour);
    watch.look();
    clock.advance(minute);
    read.length = 0;
    openCase(31, now + hour);
    clock.advance(10 * minute);
    expect(read).toEqual([]);
    clock.advance(21 * minute);
    expect([...new Set(read)]).toEqual([caseIdFor(31)]);
  });

  it('looks at every open case again when thresholds have changed, also while the console was closed', () => {
    const { clock, watch, openCase, warned, thresholds } = openWatch({ current: [] });
    watch.reckon();
    for (let number = 1; number <= 3; number += 1) openCase(number, now + hour);
    watch.look();
    clock.advance(minute);
    expect(warned).toEqual([]);
    thresholds.current = [90];
    watch.reckon();
    clock.advance(minute);
    expect(warned).toHaveLength(3);
    watch.reckon();
    clock.advance(minute);
    expect(warned).toHaveLength(3);
  });
});
