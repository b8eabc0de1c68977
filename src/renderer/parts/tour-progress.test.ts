import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../shared/ipc/settings';
import { begun, left, moved, stepOf, type TourProgress, tourSteps } from './tour-progress';

const fresh = settingsSchema.parse({}).tour;
const at = (step: string): TourProgress => ({ state: 'running', step });

describe('the tour', () => {
  test('begins with the first step, and nobody is on it before', () => {
    expect(fresh.state).toBe('new');
    expect(begun(fresh)).toEqual(at('list'));
  });

  test('goes through every step in turn, and is over then', () => {
    const seen: string[] = [];
    let progress = begun(fresh);
    while (progress.state === 'running') {
      seen.push(stepOf(progress));
      progress = moved(progress, 1);
    }
    expect(seen).toEqual(tourSteps);
    expect(progress).toEqual({ state: 'over', step: null });
  });

  test.each(tourSteps)('left at %s it goes on there', (step) => {
    const gone = left(at(step));
    expect(gone.state).toBe('left');
    expect(begun(gone)).toEqual(at(step));
  });

  test('once over it begins anew', () => {
    expect(begun({ state: 'over', step: null })).toEqual(at('list'));
  });

  test('goes back, and not before its first step', () => {
    expect(moved(at('tier'), -1)).toEqual(at('open'));
    expect(moved(at('list'), -1)).toEqual(at('list'));
  });

  test('at a step that this version does not have it begins with the first', () => {
    expect(begun(left(at('fireworks')))).toEqual(at('list'));
  });
});
