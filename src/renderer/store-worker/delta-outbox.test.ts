import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { StoreMessage } from '../../shared/ipc/store-port';
import { DeltaOutbox, type SealedChange } from './delta-outbox';

const id = (name: string) => asId<CaseId>(name);
const row = (name: string) => ({ id: id(name) }) as CaseRow;
const change = (name: string, more: Partial<SealedChange> = {}): SealedChange => ({
  id: id(name),
  row: row(name),
  views: ['all-open'],
  entered: [],
  rank: '',
  ...more,
});
const changes = (...changed: SealedChange[]) => ({ changed, removed: [], counters: {} });

let posted: StoreMessage[];
let frames: (() => void)[];
let waits: number[];
let opened: (() => void)[];
let outbox: DeltaOutbox;
let told: string[];
let named: string[];

beforeEach(() => {
  posted = [];
  told = [];
  named = [];
  frames = [];
  waits = [];
  opened = [];
  outbox = new DeltaOutbox({
    post: (message) => posted.push(message),
    later: (step, afterMs) => {
      frames.push(step);
      waits.push(afterMs);
    },
    concerns: (name) => (name.startsWith('unseen') ? null : name.startsWith('far') ? 'named' : 'whole'),
    told: (ids) => told.push(...ids),
    named: (ids) => named.push(...ids),
    open: (ids) => new Promise((resolve) => opened.push(() => resolve(ids.map(row)))),
  });
});

const names = (message: StoreMessage | undefined) =>
  message?.type === 'delta' ? message.changed.map((one) => one.row.id) : message?.type;

describe('what the page is told of changes', () => {
  test('those of a frame go together, and each case once, with all views it entered', () => {
    outbox.add(changes(change('a', { entered: ['all-open'] }), change('b')), false);
    const views: readonly ViewId[] = ['all-open', 'red'];
    outbox.add(changes(change('a', { views, entered: ['red'] })), false);
    expect(posted).toEqual([]);
    for (const frame of frames) frame();
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({ changed: [{ entered: ['all-open', 'red'] }, { row: { id: 'b' } }] });
  });

  test('what a person did goes at once, and nothing is told twice', () => {
    outbox.add(changes(change('a')), false);
    outbox.add(changes(change('b')), true);
    for (const frame of frames) frame();
    expect(posted.map(names)).toEqual([['a', 'b']]);
  });

  test('what changes while the page reads is told after the answer, which may be older', () => {
    const answers = [outbox.whileRead(), outbox.whileRead()];
    outbox.add(changes(change('a')), false);
    for (const frame of frames) frame();
    outbox.add(changes(change('b')), true);
    answers[0]?.();
    expect(posted).toEqual([]);
    answers[1]?.();
    expect(posted.map(names)).toEqual([['a', 'b']]);
    outbox.whileRead()();
    expect(posted).toHaveLength(1);
  });

  test('a crowd is told of less often than a frame, and a person’s own step does not wait behind it', () => {
    outbox.add(changes(change('a')), false);
    for (const frame of frames.splice(0)) frame();
    outbox.add(changes(...Array.from({ length: 40 }, (_, index) => change(`b${index}`))), false);
    outbox.add(changes(change('c')), false);
    const [usual = 0, crowded = 0] = waits;
    expect([waits.length, crowded > usual]).toEqual([2, true]);
    outbox.add(changes(change('d')), true);
    expect(posted.map(names)[1]).toContain('d');
    for (const frame of frames) frame();
    expect(posted).toHaveLength(2);
  });

  test('of cases that the page does not look at only the counters tell', () => {
    outbox.add({ ...changes(change('unseen', { row: null })), counters: { red: 1 } }, true);
    expect(posted).toEqual([{ type: 'delta', changed: [], removed: [], counters: { red: 1 } }]);
  });

  test('a case that is only counted is not opened for that, and goes whole where it is open', () => {
    const views: readonly ViewId[] = ['all-open', 'red'];
    const sealed = change('far', { row: null, views, entered: ['all-open'] });
    outbox.add(changes(sealed, change('far too')), true);
    expect(opened).toEqual([]);
    expect(posted).toEqual([
      {
        type: 'delta',
        changed: [{ row: row('far too'), views: ['all-open'], entered: [] }],
        named: [{ id: 'far', views, entered: ['all-open'] }],
        removed: [],
        counters: {},
      },
    ]);
    expect([told, named]).toEqual([['far too'], ['far']]);
  });

  describe('before a person’s step has had its turn', () => {
    const early = (...changed: SealedChange[]) => outbox.early(changed);

    test('is their row, with the counts that were told last', () => {
      early(change('a'));
      expect(posted).toEqual([]);
      outbox.add({ ...changes(change('b')), counters: { red: 1 } }, true);
      const others = [change('unseen'), change('far'), change('sealed', { row: null })];
      early(change('a', { views: ['red'] }), ...others);
      const its = [{ row: row('a'), views: ['red'], entered: [] }];
      expect(posted[1]).toEqual({ type: 'delta', changed: its, removed: [], counters: { red: 1 } });
      expect(posted).toHaveLength(2);
    });

    test('no older row of theirs comes after it, and what it entered is still told', () => {
      outbox.reset({});
      const views: readonly ViewId[] = ['all-open', 'red'];
      outbox.add(changes(change('a', { views, entered: views, row: { ...row('a'), number: 1 } })), false);
      early(change('a', { row: { ...row('a'), number: 2 } }));
      for (const frame of frames) frame();
      expect(posted.slice(1)).toMatchObject([
        { changed: [{ row: { number: 2 }, entered: [] }] },
        { changed: [{ row: { number: 2 }, entered: ['all-open'] }] },
      ]);
    });

    test('overtakes nothing that waits for a row to be opened', async () => {
      outbox.add(changes(change('sealed', { row: null })), true);
      early(change('a'));
      for (const open of opened) open();
      await new Promise((resolve) => setTimeout(resolve));
      expect(posted.map(names)).toEqual([['sealed']]);
    });
  });

  test('order is kept while a row is opened, also before everything is read anew', async () => {
    outbox.add(changes(change('sealed', { row: null })), true);
    outbox.add(changes(change('open')), true);
    outbox.reset({});
    expect(posted).toEqual([]);
    for (const open of opened) open();
    await new Promise((resolve) => setTimeout(resolve));
    expect(posted.map(names)).toEqual([['sealed'], ['open'], 'reset']);
  });

  test('a case that is gone is not told of as changed', () => {
    outbox.add(changes(change('a')), false);
    outbox.add({ changed: [], removed: [id('a')], counters: {} }, true);
    expect(posted).toEqual([{ type: 'delta', changed: [], removed: ['a'], counters: {} }]);
  });
});
