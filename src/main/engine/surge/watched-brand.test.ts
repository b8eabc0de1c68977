// A brand under early warning, read by the clock: no step twice, none left out, and nothing of long ago.
import { describe, expect, it } from 'vitest';
import { stepLength, stepsOfHour } from '../../../shared/domain/surge/hour-of-week';
import { StepTally } from '../../../shared/domain/surge/step-tally';
import { WatchedBrand } from './watched-brand';

const stepsOfDay = 24 * stepsOfHour;
const now = 60 * stepsOfDay;
const zone = 'UTC';

/** A message every third step over so many days, and more of them in the steps that are named. */
function brand({ days, loud = [] }: { readonly days: number; readonly loud?: readonly number[] }) {
  const since = now - days * stepsOfDay;
  const length = (days * stepsOfDay) / 3;
  const usual = Array.from({ length }, (_, index) => [since + 3 * index, 1] as const);
  const tally = new StepTally(since, [...usual, ...loud.map((step) => [step, 25] as const)]);
  return new WatchedBrand({ tally, nextStep: now - 1, usualFor: null, records: [] });
}
const at = (step: number) => step * stepLength;

describe('a brand under early warning', () => {
  it('judges each step once, after its end', () => {
    const watched = brand({ days: 28, loud: [now - 1] });
    expect(watched.judge(at(now) - 1, zone)).toBeNull();
    expect(watched.judge(at(now), zone)?.candidate.seenAt).toBe(at(now));
    expect(watched.judge(at(now), zone)).toBeNull();
    expect(watched.judge(at(now + 1), zone)).toBeNull();
  });

  it('judges what passed while the desktop was closed, and nothing of before yesterday', () => {
    const yesterday = brand({ days: 28 });
    for (let more = 0; more < 25; more += 1) yesterday.count(at(now + 10));
    expect(yesterday.judge(at(now + stepsOfDay), zone)?.candidate.seenAt).toBe(at(now + 11));
    const longAgo = brand({ days: 28 });
    for (let more = 0; more < 25; more += 1) longAgo.count(at(now + 10));
    expect(longAgo.judge(at(now + 3 * stepsOfDay), zone)).toBeNull();
  });

  it('says nothing while it does not know what is usual', () => {
    expect(brand({ days: 10, loud: [now - 1] }).judge(at(now), zone)).toBeNull();
  });

  it('goes on by the time that is when the clock was ahead and is set right', () => {
    const watched = brand({ days: 28, loud: [now] });
    expect(watched.judge(at(now + 400 * stepsOfDay), zone)).toBeNull();
    expect(watched.judge(at(now), zone)).toBeNull();
    expect(watched.judge(at(now + 1), zone)?.candidate.seenAt).toBe(at(now + 1));
  });

  it('counts again when counting began under a clock that was ahead', () => {
    const watched = new WatchedBrand({
      tally: new StepTally(now + 400 * stepsOfDay),
      nextStep: now,
      usualFor: null,
      records: [],
    });
    expect(watched.count(at(now))).toBe(false);
    watched.judge(at(now + 1), zone);
    expect(watched.count(at(now + 1))).toBe(true);
  });

  it('goes on where it stopped', () => {
    const watched = brand({ days: 28, loud: [now - 1] });
    watched.judge(at(now), zone);
    const again = new WatchedBrand(watched.kept());
    expect(again.judge(at(now + 1), zone)).toBeNull();
    expect(again.kept()).toMatchObject({ nextStep: now + 1 });
  });
});
