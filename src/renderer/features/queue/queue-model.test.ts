import { describe, expect, test } from 'vitest';
import { rowsToRender, scrollToKeep } from './queue-model';

describe('the rows that exist in the page', () => {
  const range = { startIndex: 100, endIndex: 110, overscan: 2, count: 1_000 };
  test('are those near the screen', () =>
    expect(rowsToRender(range, -1)).toEqual(Array.from({ length: 15 }, (_, index) => 98 + index)));
  test('and the selected one, wherever it is', () => {
    expect(rowsToRender(range, 3)[0]).toBe(3);
    expect(rowsToRender(range, 900).at(-1)).toBe(900);
    expect(rowsToRender(range, 105)).toHaveLength(15);
  });
});

describe('a row that keeps its place on screen', () => {
  const place = { height: 80, viewHeight: 800, scrollTop: 400 };
  test('is scrolled by as many rows as came above it', () => {
    expect(scrollToKeep({ ...place, index: 7 }, { ...place, index: 57 })).toBe(400 + 50 * 80);
  });
  test('cannot be scrolled beyond the top', () => {
    expect(scrollToKeep({ ...place, index: 7 }, { ...place, index: 0 })).toBe(0);
  });
  test('is left alone when it was not on screen or is gone', () => {
    expect(scrollToKeep({ ...place, index: 90 }, { ...place, index: 95 })).toBeNull();
    expect(scrollToKeep({ ...place, index: 7 }, { ...place, index: -1 })).toBeNull();
  });
});
