// How far somebody is on the tour of the desk; it is left at any step and gone on with from there. Pure.
import type { Settings } from '../../shared/ipc/settings';

export type TourProgress = Settings['tour'];

/** In the order in which a case is worked. */
export const tourSteps = ['list', 'open', 'tier', 'reply', 'note', 'resolve', 'palette', 'fresh'] as const;
export type TourStep = (typeof tourSteps)[number];

/** The step it is at: the first before it began, or where another version left it at one that is no more. */
export function stepOf({ step }: TourProgress): TourStep {
  return tourSteps.find((one) => one === step) ?? tourSteps[0];
}

/** Begins it, or goes on where it was left; once it is over it begins anew. */
export function begun(progress: TourProgress): TourProgress {
  return { state: 'running', step: progress.state === 'over' ? tourSteps[0] : stepOf(progress) };
}

export function left(progress: TourProgress): TourProgress {
  return { ...progress, state: 'left' };
}

/** One step on or back; from the last one on it is over, and before the first there is none. */
export function moved(progress: TourProgress, by: 1 | -1): TourProgress {
  const next = tourSteps[Math.max(0, tourSteps.indexOf(stepOf(progress)) + by)];
  return next === undefined ? { state: 'over', step: null } : { state: 'running', step: next };
}
