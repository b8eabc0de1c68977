import { describe, expect, test } from 'vitest';
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { RowChange } from '../../shared/ipc/store-port';
import { append, applyChange, emptyList, keepNear, letGo, listSize, snapshot, withRows } from './queue-list';

const id = (name: string | number) => asId<CaseId>(String(name));
const row = (name: string | number, change: Partial<CaseRow> = {}) =>
  ({ id: id(name), tier: 'green', ...change }) as CaseRow;
const window = (names: readonly (string | number)[], complete = true) => ({
  rows: names.map((name) => row(name)),
  lastKey: String(names.at(-1)),
  complete,
});
const changed = (
  name: string | number,
  more: {
    readonly views?: readonly ViewId[];
    readonly entered?: readonly ViewId[];
    readonly tier?: CaseRow['tier'];
  } = {},
): RowChange => ({
  row: row(name, { tier: more.tier ?? 'green' }),
  views: more.views ?? ['all-open'],
  entered: more.entered ?? [],
});

const list = snapshot('all-open', window(['a', 'b', 'c']));
const change = (changes: readonly RowChange[], selected: string | null = null) =>
  applyChange(list, { changed: changes, removed: [], selected: selected === null ? null : id(selected) });

describe('the list a person works in', () => {
  test('fifty arrivals move nothing and are counted, the red ones apart', () => {
    const arrivals = Array.from({ length: 50 }, (_, index) =>
      changed(`new${index}`, { entered: ['all-open'], tier: index < 2 ? 'red' : 'green' }),
    );
    const after = change(arrivals, 'b');
    expect(after.order).toEqual(list.order);
    expect(after.waiting.size).toBe(50);
    expect([...after.waiting.values()].filter(Boolean)).toHaveLength(2);
  });

  test('a row changes where it stands', () => {
    const after = change([changed('b', { tier: 'red' })]);
    expect(after.order).toEqual(['a', 'b', 'c']);
    expect(after.rows.get(id('b'))?.tier).toBe('red');
  });

  test('a case that leaves the view goes, but for the one a hand is on', () => {
    const gone = [changed('a', { views: ['closed'] }), changed('b', { views: ['closed'] })];
    const after = change(gone, 'b');
    expect(after.order).toEqual(['b', 'c']);
    expect(after.left.has(id('b'))).toBe(true);
    expect(letGo(after, id('b'))).toBe(after);
    expect(letGo(after, id('c')).order).toEqual(['c']);
  });

  test('a case that comes back under the hand stays', () => {
    const after = applyChange(change([changed('b', { views: ['closed'] })], 'b'), {
      changed: [changed('b')],
      removed: [],
      selected: id('b'),
    });
    expect(after.left.size).toBe(0);
  });

  test('a change of a case further down, not yet read, is no arrival', () => {
    const long = snapshot('all-open', window(['a', 'b'], false));
    const after = applyChange(long, { changed: [changed('z')], removed: [], selected: null });
    expect(after.waiting.size).toBe(0);
  });

  test('what waited and was removed or left does not wait any more', () => {
    const waiting = change([changed('n', { entered: ['all-open'] })]);
    expect(applyChange(waiting, { changed: [], removed: [id('n')], selected: null }).waiting.size).toBe(0);
    expect(
      applyChange(waiting, { changed: [changed('n', { views: ['closed'] })], removed: [], selected: null })
        .waiting.size,
    ).toBe(0);
  });

  test('reading on adds below, and nothing twice', () => {
    const after = append(snapshot('all-open', window(['a', 'b'], false)), window(['b', 'c']));
    expect(after.order).toEqual(['a', 'b', 'c']);
    expect(after.complete).toBe(true);
  });

  test('its size is what it shows, or the count where the end has not been read', () => {
    expect(listSize(list, 99)).toBe(3);
    const long = applyChange(snapshot('all-open', window(['a'], false)), {
      changed: [changed('n', { entered: ['all-open'] })],
      removed: [],
      selected: null,
    });
    expect(listSize(long, 41)).toBe(40);
  });

  test('rows far from the screen are let go of and come back', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => index);
    const long = keepNear(snapshot('all-open', window(names)), 0);
    expect(long.rows.size).toBe(1_000);
    expect(long.order).toHaveLength(5_000);
    expect(withRows(long, [row(4_000)]).rows.has(id(4_000))).toBe(true);
    expect(keepNear(list, 0)).toBe(list);
    expect(emptyList('mine').ready).toBe(false);
  });
});
