import { describe, expect, it } from 'vitest';
import { numberOf, type PassStep, passSteps, stepAfter, stepBefore } from './playbook-pass';

describe('the pass', () => {
  it('goes through all six steps once and is done then', () => {
    const walked: PassStep[] = [];
    for (let step: PassStep | null = 'listen'; step !== null; step = stepAfter(step)) walked.push(step);
    expect(walked).toEqual(['listen', 'flag', 'classify', 'source', 'escalate', 'assign']);
    expect(walked.map(numberOf)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each(passSteps)('goes back from the step after %s to it', (step) => {
    const after = stepAfter(step);
    expect(after === null ? step : stepBefore(after)).toBe(step);
  });

  it('has nothing before its first step', () => {
    expect(stepBefore('listen')).toBe('listen');
  });
});
