// The six steps of the playbook as one pass over a case (R43, A11).

/**
 * - listen: is it meant for the brand at all
 * - flag: how hot it is, and whether somebody's health is at stake
 * - classify: what kind of contact it is
 * - source: who speaks, and where they stand with the brand
 * - escalate: which team owns it
 * - assign: who works on it
 */
export const passSteps = ['listen', 'flag', 'classify', 'source', 'escalate', 'assign'] as const;
export type PassStep = (typeof passSteps)[number];

/** The step after one; null after the last: then the pass is done. */
export function stepAfter(step: PassStep): PassStep | null {
  return passSteps[passSteps.indexOf(step) + 1] ?? null;
}

/** The step before one; the first has none before it and stays. */
export function stepBefore(step: PassStep): PassStep {
  return passSteps[passSteps.indexOf(step) - 1] ?? step;
}

/** Which of the six it is, from 1. */
export function numberOf(step: PassStep): number {
  return passSteps.indexOf(step) + 1;
}
