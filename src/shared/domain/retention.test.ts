import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockEvidence, needsConfirmation, retentionCutoff, weighClock } from './retention';
import { day, hour, type Instant } from './time';

const start: Instant = Date.UTC(2026, 2, 27, 9);
const never: ClockEvidence = { trusted: null, doubted: null };
const looks = (from: ClockEvidence, ...instants: readonly Instant[]) => instants.reduce(weighClock, from);

describe('the clock that says a period is over', () => {
  it('is believed from the second day it is looked at', () => {
    expect(looks(never, start)).toEqual({ trusted: null, doubted: start });
    expect(looks(never, start, start + 2 * hour).trusted).toBeNull();
    expect(looks(never, start, start + day)).toEqual({ trusted: start + day, doubted: null });
  });

  it('is believed across a weekend, a holiday and the night the clocks change', () => {
    const known = { trusted: start, doubted: null };
    expect(looks(known, start + 3 * day).trusted).toBe(start + 3 * day);
    expect(looks(known, start + 3 * day, start + 30 * day).trusted).toBe(start + 30 * day);
    expect(looks(known, start + 23 * hour).trusted).toBe(start + 23 * hour);
  });

  it.each([60, 365, 40_000])('that jumps %i days ahead is doubted, and all that day', (days) => {
    const known = { trusted: start, doubted: null };
    const ahead = start + days * day;
    expect(looks(known, ahead).trusted).toBe(start);
    expect(looks(known, ahead, ahead + hour, ahead + 19 * hour).trusted).toBe(start);
    expect(looks(known, ahead, ahead + day).trusted).toBe(ahead + day);
  });

  it('that jumps ahead and is set right again was never believed', () => {
    const seen = looks({ trusted: start, doubted: null }, start + 365 * day, start + 2 * day);
    expect(seen).toEqual({ trusted: start + 2 * day, doubted: null });
  });

  it('that jumps further each time is never believed', () => {
    const jumps = Array.from({ length: 50 }, (_, index) => start + (index + 1) * 400 * day);
    expect(looks({ trusted: start, doubted: null }, ...jumps).trusted).toBe(start);
  });

  it('that goes back is believed, since less is past its period then', () => {
    expect(looks({ trusted: start, doubted: null }, start - 900 * day).trusted).toBe(start - 900 * day);
  });

  it('moves what is believed by a month at most unless two days agree', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 * 24 }), { maxLength: 40 }), (hours) => {
        let evidence: ClockEvidence = { trusted: start, doubted: null };
        let before: Instant | null = null;
        for (const hoursIn of hours) {
          const now = start + hoursIn * hour;
          const next = weighClock(evidence, now);
          const moved = (next.trusted ?? 0) - (evidence.trusted ?? 0);
          const agreed =
            before !== null &&
            evidence.doubted !== null &&
            now - evidence.doubted >= 20 * hour &&
            now - evidence.doubted <= 31 * day;
          expect(moved <= 31 * day || agreed).toBe(true);
          evidence = next;
          before = now;
        }
      }),
    );
  });
});

describe('a brand’s period', () => {
  it('is counted in days of 24 hours', () => {
    expect(retentionCutoff({ closedAfterDays: 30 }, start)).toBe(start - 30 * 24 * hour);
  });

  it.each([
    [0, 0, false],
    [20, 20, false],
    [21, 21, true],
    [21, 210, false],
    [22, 210, true],
    [900, 10_000, false],
  ])('that %i of %i customers are past needs a person to say yes: %s', (due, customers, asks) => {
    expect(needsConfirmation(due, customers)).toBe(asks);
  });
});
