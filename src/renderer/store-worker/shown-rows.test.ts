// What the page has to be given whole, what it only counts, and what is none of its business.
import { describe, expect, test } from 'vitest';
import type { ViewId } from '../../shared/domain/case-row';
import { ShownRows } from './shown-rows';

const views: readonly ViewId[] = ['all-open', 'red'];
const window = (lastKey: string | null, complete = false) => ({ rows: [], lastKey, complete });

/** The page has read the view up to a place. */
function lookedAt(end: string, complete = false): ShownRows {
  const shown = new ShownRows();
  shown.look('all-open')(null, window(end, complete));
  return shown;
}

describe('a case that changes', () => {
  test('is none of the page’s business in a view that nobody looks at', () => {
    expect(lookedAt('m').concerns('a', ['closed'], 'b')).toBeNull();
    expect(new ShownRows().concerns('a', views, 'b')).toBeNull();
  });

  test('is needed up to the last row that was read, and only counted beyond it', () => {
    const shown = lookedAt('m');
    expect(['a', 'm', 'n'].map((rank) => shown.concerns('a', views, rank))).toEqual([
      'whole',
      'whole',
      'named',
    ]);
    shown.look('all-open')('m', window('r'));
    expect(['n', 's'].map((rank) => shown.concerns('a', views, rank))).toEqual(['whole', 'named']);
  });

  test('is needed anywhere in a view of which nothing more follows', () => {
    expect(lookedAt('m', true).concerns('a', views, 'z')).toBe('whole');
  });

  test('is needed while the page reads: the answer may get to any place', () => {
    const shown = lookedAt('m');
    const [first, second] = [shown.look('all-open'), shown.look('all-open')];
    expect(shown.concerns('a', views, 'z')).toBe('whole');
    first('m', window('r'));
    expect(shown.concerns('a', views, 'z')).toBe('whole');
    second('m', window('p'));
    expect(['r', 'z'].map((rank) => shown.concerns('a', views, rank))).toEqual(['whole', 'named']);
  });

  test('is not opened for a read that failed', () => {
    const shown = lookedAt('m');
    shown.look('all-open')('m', null);
    expect(shown.concerns('a', views, 'z')).toBe('named');
  });

  test('is needed wherever it goes once the page has it, and counted out where it was counted', () => {
    const shown = lookedAt('m');
    shown.add(['a']);
    shown.name(['b']);
    expect(['a', 'b', 'c'].map((id) => shown.concerns(id, ['closed'], 'z'))).toEqual([
      'whole',
      'named',
      null,
    ]);
  });

  test('is read from the top again: what the page let go of is only counted', () => {
    const shown = lookedAt('r');
    shown.look('all-open')(null, window('c'));
    expect(shown.concerns('a', views, 'm')).toBe('named');
  });
});
