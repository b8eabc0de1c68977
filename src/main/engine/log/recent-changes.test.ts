// What is remembered of the last changes is what a look at all of them would give, or nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId, type CaseId } from '../../../shared/domain/ids';
import { type ChangedCase, RecentChanges } from './recent-changes';

const caseNamed = (number: number) => asId<CaseId>(String(number));

/** Each case where it changed last, in that order. */
function plainly(changes: readonly ChangedCase[], position: number, limit: number): readonly ChangedCase[] {
  const last = new Map(changes.map((change) => [change.caseId, change.position]));
  return changes
    .filter((change) => change.position > position && last.get(change.caseId) === change.position)
    .slice(0, limit);
}

test('changes are given as they were noted, each case once, or not at all', () => {
  const steps = fc.array(fc.record({ which: fc.nat({ max: 12 }), apart: fc.integer({ min: 1, max: 3 }) }));
  fc.assert(
    fc.property(steps, fc.nat({ max: 60 }), fc.integer({ min: 1, max: 10 }), (all, position, limit) => {
      const recent = new RecentChanges();
      const noted: ChangedCase[] = [];
      for (const { which, apart } of all) {
        noted.push({ caseId: caseNamed(which), position: (noted.at(-1)?.position ?? 20) + apart });
        recent.note(noted.at(-1) as ChangedCase);
      }
      const first = noted[0];
      const isKnown = first !== undefined && position >= first.position - 1;
      expect(recent.after(position, limit)).toEqual(isKnown ? plainly(noted, position, limit) : null);
    }),
  );
});

test('of very many changes the older are forgotten and the newer still whole', () => {
  const recent = new RecentChanges();
  const noted = Array.from({ length: 40_000 }, (_, index) => ({
    caseId: caseNamed((index * 7) % 9_000),
    position: index + 1,
  }));
  for (const change of noted) recent.note(change);
  expect(recent.after(0, 10)).toBeNull();
  expect(recent.after(39_000, 100_000)).toEqual(plainly(noted, 39_000, 100_000));
  expect(recent.after(40_000, 10)).toEqual([]);
});

test('changes out of order, and a transaction rolled back, leave nothing to rely on', () => {
  const recent = new RecentChanges();
  recent.note({ caseId: caseNamed(1), position: 5 });
  recent.note({ caseId: caseNamed(2), position: 5 });
  expect(recent.after(5, 10)).toBeNull();
  recent.note({ caseId: caseNamed(1), position: 6 });
  recent.forget();
  expect(recent.after(6, 10)).toBeNull();
});
