import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BreachClock } from './breach-clock';
import { asId, type CaseId } from './ids';

it('tells each case once, when its time has come, the soonest first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.nat(50), (instants, now) => {
      const clock = new BreachClock();
      for (const [index, at] of instants.entries()) clock.set(asId<CaseId>(`${index}`), at);
      const timeOf = (id: CaseId) => instants[Number(id)] ?? -1;
      const early = clock.take(now).map(timeOf);
      const rest = clock.take(50).map(timeOf);
      const sorted = [...instants].sort((a, b) => a - b);
      expect([...early, ...rest]).toEqual(sorted);
      expect(early).toEqual(sorted.filter((at) => at <= now));
      expect(clock.take(50)).toEqual([]);
    }),
  );
});
