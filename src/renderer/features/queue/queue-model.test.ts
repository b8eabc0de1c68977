import { describe, expect, test } from 'vitest';
import { rowsInWindow, rowsToRender, scrollTo, scrollToKeep } from './queue-model';

describe('the rows that exist in the page', () => {
  const nowhere = { from: 0, to: 0 };
  const view = { scrollTop: 8_000, viewHeight: 800, height: 80, count: 1_000 };
  test('are those near the screen', () => {
    expect(rowsInWindow(view, nowhere)).toEqual({ from: 92, to: 116 });
    expect(rowsInWindow({ ...view, scrollTop: 0 }, nowhere)).toEqual({ from: 0, to: 16 });
    expect(rowsInWindow({ ...view, count: 3 }, nowhere)).toEqual({ from: 3, to: 3 });
  });
  test('are the same ones while a scroll brings none near', () => {
    const before = rowsInWindow(view, nowhere);
    expect(rowsInWindow({ ...view, scrollTop: 7_950 }, before)).toBe(before);
    expect(rowsInWindow({ ...view, scrollTop: 8_500 }, before)).not.toBe(before);
  });
  test('and the selected one, wherever it is', () => {
    const window = { from: 96, to: 116 };
    expect(rowsToRender(window, 3)[0]).toBe(3);
    expect(rowsToRender(window, 900).at(-1)).toBe(900);
    expect(rowsToRender(window, 105)).toHaveLength(20);
    expect(rowsToRender(window, -1)).toHaveLength(20);
  });
});

describe('a row that a hand goes to', () => {
  const place = { height: 80, viewHeight: 800, scrollTop: 400 };
  test('is scrolled to no further than it takes to see it whole', () => {
    expect(scrollTo({ ...place, index: 5 })).toBeNull();
    expect(scrollTo({ ...place, index: 14 })).toBeNull();
    expect(scrollTo({ ...place, index: 4 })).toBe(320);
    expect(scrollTo({ ...place, index: 15 })).toBe(480);
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
