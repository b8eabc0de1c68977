import { describe, expect, test } from 'vitest';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import { atEnd, down, shownIn, up } from './story-model';

const entries = Array.from({ length: 60 }, (_, index) => ({ key: index })) as unknown as OpenCase['entries'];

describe('the part of a long story in the page', () => {
  test('is its last dozen entries when it is opened', () => {
    const shown = shownIn(atEnd, { entries, oldestPosition: 940 });
    expect(shown.entries).toHaveLength(12);
    expect(shown.from).toBe(988);
  });

  test('grows upwards while entries are at hand, and then becomes a stretch of bounded length', () => {
    const more = up(atEnd, { from: 988, length: 1_000, atHand: 60 });
    expect(more).toEqual({ kind: 'end', count: 36 });
    const all = { kind: 'end', count: 60 } as const;
    const stretch = up(all, { from: 940, length: 1_000, atHand: 60 });
    expect(stretch).toEqual({ kind: 'stretch', before: 1_000 });
    expect(up(stretch, { from: 880, length: 1_000, atHand: 60 })).toEqual({ kind: 'stretch', before: 940 });
  });

  test('goes no further than the start, and comes back to the end where new messages come in', () => {
    const start = { kind: 'stretch', before: 120 } as const;
    expect(up(start, { from: 0, length: 1_000, atHand: 60 })).toBe(start);
    expect(down({ to: 120, length: 1_000 })).toEqual({ kind: 'stretch', before: 180 });
    expect(down({ to: 960, length: 1_000 })).toEqual({ kind: 'end', count: 60 });
  });
});
