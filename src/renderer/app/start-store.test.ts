import { describe, expect, test } from 'vitest';
import type { CaseRow } from '../../shared/domain/case-row';
import type { StoreMessage, StoreRequest } from '../../shared/ipc/store-port';
import type { StartSnapshot } from './start-snapshot';
import { StartStore } from './start-store';

const row = (id: string) => ({ id, preview: `words of ${id}` }) as unknown as CaseRow;
const snapshot: StartSnapshot = {
  version: 3,
  picture: null,
  view: 'all-open',
  rows: [row('a'), row('b')],
  counters: { 'all-open': 3, mine: 1 },
  workspace: {} as StartSnapshot['workspace'],
};

/** A store whose worker says what the test has it say. */
function withWorker() {
  const asked: StoreRequest[] = [];
  const heard: StoreMessage[] = [];
  const worker = {
    onmessage: null as ((event: MessageEvent<StoreMessage>) => void) | null,
    postMessage: (request: StoreRequest) => void asked.push(request),
    terminate: () => {},
  };
  let started = 0;
  const store = new StartStore(() => {
    started += 1;
    return worker;
  });
  store.onmessage = ({ data }) => heard.push(data);
  const says = (data: StoreMessage) => worker.onmessage?.(new MessageEvent('message', { data }));
  return { store, asked, heard, says, started: () => started };
}

const firstPage = { type: 'read-window', id: 1, view: 'all-open', after: null, limit: 100 } as const;
const live = { type: 'reset', counters: { 'all-open': 2 } } as const;

describe('with a snapshot', () => {
  test('the first page is read from it, and the worker is not even started', () => {
    const { store, heard, started } = withWorker();
    store.seed(snapshot);
    store.postMessage(firstPage, []);
    expect(heard[0]).toEqual({ type: 'reset', counters: snapshot.counters });
    expect(heard[1]).toMatchObject({
      type: 'window',
      id: 1,
      window: { rows: snapshot.rows, complete: false },
    });
    expect(started()).toBe(0);
  });

  test('rows it holds are given out, and others wait for the worker', () => {
    const { store, heard, asked, says } = withWorker();
    store.seed(snapshot);
    store.begin();
    store.postMessage({ type: 'read-rows', id: 2, ids: [snapshot.rows[1]?.id ?? row('b').id] }, []);
    const other = { type: 'read-rows', id: 3, ids: [row('z').id] } as const;
    store.postMessage(other, []);
    expect(heard.at(-1)).toEqual({ type: 'rows', id: 2, rows: [snapshot.rows[1]] });
    expect(asked).toEqual([]);
    says(live);
    expect(asked).toEqual([other]);
  });

  test('whoever read on below it hears, after the reset, that nothing came', () => {
    const { store, heard, says } = withWorker();
    store.seed(snapshot);
    store.begin();
    store.postMessage(firstPage, []);
    const window = heard.at(-1);
    const after = window?.type === 'window' ? window.window.lastKey : null;
    expect(after).not.toBeNull();
    store.postMessage({ ...firstPage, id: 4, after }, []);
    says(live);
    expect(heard.slice(-2)).toEqual([
      live,
      { type: 'window', id: 4, window: { rows: [], lastKey: null, complete: false } },
    ]);
  });

  test('another view waits for the worker', () => {
    const { store, asked, says } = withWorker();
    store.seed(snapshot);
    store.begin();
    const other = { ...firstPage, id: 5, view: 'mine' } as const;
    store.postMessage(other, []);
    expect(asked).toEqual([]);
    says(live);
    expect(asked).toEqual([other]);
  });

  test('marking all waits until the worker knows which cases there are', () => {
    const { store, heard, asked, says } = withWorker();
    store.seed(snapshot);
    store.begin();
    const all = { type: 'read-ids', id: 6, view: 'all-open', limit: 50_000 } as const;
    store.postMessage(all, []);
    expect(heard.map(({ type }) => type)).toEqual(['reset']);
    expect(asked).toEqual([]);
    says(live);
    expect(asked).toEqual([all]);
  });

  test('counts that are asked for are those of the snapshot', () => {
    const { store, heard, asked } = withWorker();
    store.seed(snapshot);
    store.postMessage({ type: 'read-counters', id: 6 }, []);
    expect(heard.at(-1)).toEqual({ type: 'counters', id: 6, counters: snapshot.counters });
    expect(asked).toEqual([]);
  });

  test('once the worker has rows, it answers for itself', () => {
    const { store, asked, says } = withWorker();
    store.seed(snapshot);
    store.begin();
    says(live);
    store.postMessage(firstPage, []);
    expect(asked).toEqual([firstPage]);
  });
});

test('a snapshot that comes after the worker has spoken is not shown', () => {
  const { store, heard, says } = withWorker();
  store.begin();
  says(live);
  store.seed(snapshot);
  expect(heard).toEqual([live]);
});

test('without a snapshot everything goes to the worker, which starts with the first question', () => {
  const { store, asked, started } = withWorker();
  expect(started()).toBe(0);
  store.postMessage(firstPage, []);
  store.postMessage({ type: 'feed' }, []);
  expect(asked).toEqual([firstPage, { type: 'feed' }]);
  expect(started()).toBe(1);
});
