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
  ...more,
});
const changes = (...changed: SealedChange[]) => ({ changed, removed: [], counters: {} });

let posted: StoreMessage[];
let frames: (() => void)[];
let opened: (() => void)[];
let outbox: DeltaOutbox;

beforeEach(() => {
  posted = [];
  frames = [];
  opened = [];
  outbox = new DeltaOutbox({
    post: (message) => posted.push(message),
    later: (step) => frames.push(step),
    concerns: (name) => !name.startsWith('unseen'),
    told: () => undefined,
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

  test('of cases that the page does not look at only the counters tell', () => {
    outbox.add({ ...changes(change('unseen', { row: null })), counters: { red: 1 } }, true);
    expect(posted).toEqual([{ type: 'delta', changed: [], removed: [], counters: { red: 1 } }]);
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
