import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepLength } from './hour-of-week';
import { StepTally, stepOf } from './step-tally';

const steps = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 200 });
const tallyOf = (since: number, seen: readonly number[]) => {
  const tally = new StepTally(since);
  for (const step of seen) tally.add(step * stepLength + 1);
  return tally;
};

describe('counts by steps', () => {
  it('lose nothing that came after the first step, in whatever order', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 60 }), (seen, since) => {
        const { from, counts } = tallyOf(since, seen).between(0, 61);
        expect(from).toBe(since * stepLength);
        expect(counts).toHaveLength(61 - since);
        counts.forEach((count, index) => {
          expect(count).toBe(seen.filter((step) => step === since + index).length);
        });
      }),
    );
  });

  it('are the same once written down and read again, and without what is old', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 60 }), (seen, cut) => {
        const tally = tallyOf(5, seen);
        const again = new StepTally(tally.since, tally.entries());
        expect(again.between(0, 61)).toEqual(tally.between(0, 61));
        expect(tally.after(cut).between(0, 61)).toEqual(tally.between(cut, 61));
      }),
    );
  });

  it('put an instant into the ten minutes it lies in', () => {
    expect(stepOf(stepLength)).toBe(1);
    expect(stepOf(stepLength - 1)).toBe(0);
  });
});
