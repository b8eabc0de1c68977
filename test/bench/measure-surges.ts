// How well early warning tells surges from busy mornings, beside a fixed threshold and a z-score on the same volumes.
import { type Detector, fixedThreshold, ours, zScore } from '../support/surge-detectors';
import { measureSurges } from '../support/surge-figures';
import { levelCurve, recordedCurves } from '../support/volumes';
import type { Figures } from './report';

const seeds = [101, 102, 103, 104, 105, 106, 107, 108];
const perHour = [4, 10, 25];
const times = [2, 3, 5] as const;
const surgesEach = 12;

/** Level surges, and recorded ones by their shape alone. Invented volumes: the truth is known. */
export function measureSurgeDetectors(): Figures {
  return {
    ...figuresOf(ours, '', [levelCurve]),
    ...figuresOf(ours, 'recorded', recordedCurves()),
    ...figuresOf(fixedThreshold, 'fixed', [levelCurve]),
    ...figuresOf(zScore, 'zScore', [levelCurve]),
  };
}

function figuresOf(
  detector: Detector,
  prefix: string,
  curves: readonly (readonly number[])[],
): Record<string, number> {
  const key = (name: string) =>
    prefix === '' ? `surge.${name}` : `surge.${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const figures: Record<string, number> = {};
  for (const many of times) {
    const found = measureSurges({ detector, perHour, seeds, times: many, curves, surgesEach });
    figures[key('falseADay')] = found.falseADay;
    figures[key(`found${many}Percent`)] = found.foundPercent;
    // Nothing was found: there is no time until then.
    if (Number.isFinite(found.medianDelayMinutes))
      figures[key(`delay${many}Minutes`)] = found.medianDelayMinutes;
  }
  return figures;
}
