// How well surges are found and how often quiet is taken for one, on volumes whose truth is known.
import { stepLength, stepsOfHour } from '../../src/shared/domain/surge/hour-of-week';
import { minute } from '../../src/shared/domain/time';
import { type Detector, ours } from './surge-detectors';
import { chanceFrom, quietVolume, withSurge } from './volumes';

const historyDays = 56;
const heldOutDays = 14;
const stepsOfDay = 24 * stepsOfHour;
const sixHours = 6 * stepsOfHour;

const heldOut = historyDays * stepsOfDay;

interface Learnt {
  readonly quiet: ReturnType<typeof quietVolume>;
  readonly raisedIn: ReturnType<Detector['learn']>;
  /** Raised in the weeks that it has not seen. */
  readonly falseCandidates: number;
}
const known = new Map<string, Learnt>();

function learnt(detector: Detector, perHour: number, seed: number): Learnt {
  const key = `${detector.name} ${perHour} ${seed}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const quiet = quietVolume({ perHour, days: historyDays + heldOutDays, seed });
  const raisedIn = detector.learn({ from: quiet.from, counts: quiet.counts.slice(0, heldOut) });
  const raised = raisedIn(quiet, { from: heldOut, to: quiet.counts.length });
  const made = { quiet, raisedIn, falseCandidates: raised.length };
  known.set(key, made);
  return made;
}

export interface SurgeFigures {
  readonly falseADay: number;
  /** Of a hundred. */
  readonly foundPercent: number;
  /** From the first step of the surge to the end of the step in which it was seen. */
  readonly medianDelayMinutes: number;
}

interface SurgeTrial {
  readonly perHour: readonly number[];
  readonly seeds: readonly number[];
  readonly times: number;
  readonly curves: readonly (readonly number[])[];
  readonly surgesEach: number;
  /** Absent: ours. */
  readonly detector?: Detector;
}

/** What is usual is learnt on eight weeks and tried on the two that follow, which they have not seen. */
export function measureSurges(trial: SurgeTrial): SurgeFigures {
  const { perHour, seeds, times, curves, surgesEach, detector = ours } = trial;
  const delays: number[] = [];
  let surges = 0;
  let falseOnes = 0;
  let days = 0;
  for (const rate of perHour)
    for (const seed of seeds) {
      const { quiet, raisedIn, falseCandidates } = learnt(detector, rate, seed);
      falseOnes += falseCandidates;
      days += heldOutDays;
      const chance = chanceFrom(seed + 1_000_003);
      for (let index = 0; index < surgesEach; index += 1) {
        const from = heldOut + sixHours + Math.floor(chance() * (heldOutDays - 1) * stepsOfDay);
        const curve = curves[surges % curves.length] ?? [];
        const loud = withSurge(quiet, { from, times, curve }, chance);
        const onset = quiet.from + from * stepLength;
        const seen = raisedIn(loud, { from: from - sixHours, to: from + sixHours });
        const found = seen.find((at) => at > onset);
        surges += 1;
        if (found !== undefined) delays.push((found - onset) / minute);
      }
    }
  delays.sort((a, b) => a - b);
  return {
    falseADay: falseOnes / days,
    foundPercent: (100 * delays.length) / surges,
    medianDelayMinutes: delays[Math.floor(delays.length / 2)] ?? Number.POSITIVE_INFINITY,
  };
}
