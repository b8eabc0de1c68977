import { describe, expect, test } from 'vitest';
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { RowChange } from '../../shared/ipc/store-port';
import { append, applyChange, emptyList, insert, letGo, listSize, rowsNear, snapshot } from './queue-list';

const id = (name: string | number) => asId<CaseId>(String(name));
const row = (name: string | number, change: Partial<CaseRow> = {}) =>
  ({ id: id(name), tier: 'green', status: 'open', snoozedUntil: null, number: 1, ...change }) as CaseRow;
const window = (names: readonly (string | number)[], complete = true) => ({
  rows: names.map((name) => row(name)),
  lastKey: String(names.at(-1)),
  complete,
});
const changed = (name: string | number, views: readonly ViewId[] = ['all-open']): RowChange => ({
  row: row(name),
  views,
  entered: [],
});

const list = snapshot('all-open', window(['a', 'b', 'c']));
const change = (changes: readonly RowChange[], selected: string | null = null) =>
  applyChange(list, { changed: changes, removed: [], selected: selected === null ? null : id(selected) });

describe('the list a person works in', () => {
  test('is the same one after changes that move no case', () => {
    expect(change([changed('b'), changed('elsewhere')], 'a')).toBe(list);
  });

  test('a case that leaves the view goes, but for the one a hand is on', () => {
    const after = change([changed('a', ['closed']), changed('b', ['closed'])], 'b');
    expect(after.order).toEqual(['b', 'c']);
    expect(after.listed).toEqual(new Set(['b', 'c']));
    expect(after.left.has(id('b'))).toBe(true);
    expect(letGo(after, id('b'))).toBe(after);
    expect(letGo(after, id('c')).order).toEqual(['c']);
  });

  test('a case that is no more goes from under the hand too', () => {
    const after = applyChange(list, { changed: [], removed: [id('b')], selected: id('b') });
    expect(after.order).toEqual(['a', 'c']);
    expect(after.left.size).toBe(0);
  });

  test('a case that comes back under the hand stays', () => {
    const after = applyChange(change([changed('b', ['closed'])], 'b'), {
      changed: [changed('b')],
      removed: [],
      selected: id('b'),
    });
    expect(after.left.size).toBe(0);
  });

  test('reading on adds below, and nothing twice', () => {
    const after = append(snapshot('all-open', window(['a', 'b'], false)), window(['b', 'c']));
    expect(after.order).toEqual(['a', 'b', 'c']);
    expect(after.complete).toBe(true);
  });

  test('its size is what it shows, or the count where the end has not been read', () => {
    expect(listSize(list, 99, 7)).toBe(3);
    const long = snapshot('all-open', window(['a'], false));
    expect(listSize(long, 41, 1)).toBe(40);
    expect(emptyList('mine').ready).toBe(false);
  });

  test('keeps the rows around the screen once it holds many', () => {
    const long = snapshot('all-open', window(Array.from({ length: 5_000 }, (_, index) => index)));
    expect(rowsNear(long, 2_500, 5_000)).toHaveLength(2_000);
    expect(rowsNear(long, 0, 5_000)).toHaveLength(1_000);
    expect(rowsNear(long, 0, 2_999)).toBeNull();
  });
});

describe('arrivals in a list no hand is on', () => {
  const due = (name: string, dueAt: number) => row(name, { dueAt });
  const rows = new Map([due('a', 10), due('b', 20), due('c', 30)].map((one) => [one.id, one]));
  const put = (complete: boolean, ...arrivals: readonly CaseRow[]) =>
    insert({ ...list, complete }, arrivals, (one) => rows.get(one)).order;

  test('stand where their deadline puts them', () => {
    expect(put(false, due('x', 5), due('y', 25))).toEqual(['x', 'a', 'b', 'y', 'c']);
  });

  test('stay out when they belong below what has been read', () => {
    expect(put(false, due('x', 99))).toEqual(['a', 'b', 'c']);
    expect(put(true, due('x', 99))).toEqual(['a', 'b', 'c', 'x']);
  });

  test('that are there already change nothing', () => {
    expect(insert(list, [due('b', 1)], (one) => rows.get(one))).toBe(list);
  });
});
