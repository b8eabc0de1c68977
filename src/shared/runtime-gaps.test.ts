// The stand-ins are tried where the real ones exist, by taking those away first.
import { afterAll, beforeAll, expect, test } from 'vitest';

const gaps: readonly [object, string][] = [
  [AbortSignal, 'any'],
  [Promise, 'withResolvers'],
  [URL, 'canParse'],
  [Object, 'groupBy'],
];
const natives = gaps.map(([holder, name]) => Reflect.getOwnPropertyDescriptor(holder, name));

beforeAll(async () => {
  for (const [holder, name] of gaps) Reflect.deleteProperty(holder, name);
  await import('./runtime-gaps');
});

afterAll(() => {
  gaps.forEach(([holder, name], index) => {
    const native = natives[index];
    if (native) Reflect.defineProperty(holder, name, native);
  });
});

function standIn<Method>(holder: object, name: string): Method {
  return Reflect.get(holder, name).bind(holder);
}

test('a joined signal aborts with the reason of whichever aborts first', () => {
  const any = standIn<(signals: AbortSignal[]) => AbortSignal>(AbortSignal, 'any');
  const [first, second] = [new AbortController(), new AbortController()];
  const joined = any([first.signal, second.signal]);
  expect(joined.aborted).toBe(false);
  second.abort('enough');
  first.abort('too late');
  expect(joined.reason).toBe('enough');
});

test('a joined signal is aborted from the start when one of its signals is', () => {
  const any = standIn<(signals: AbortSignal[]) => AbortSignal>(AbortSignal, 'any');
  expect(any([new AbortController().signal, AbortSignal.abort('before')]).reason).toBe('before');
});

test('a promise is settled from outside', async () => {
  type Resolvers = {
    promise: Promise<unknown>;
    resolve(value: unknown): void;
    reject(reason: unknown): void;
  };
  const withResolvers = standIn<() => Resolvers>(Promise, 'withResolvers');
  const [kept, broken] = [withResolvers(), withResolvers()];
  kept.resolve('kept');
  broken.reject('broken');
  await expect(kept.promise).resolves.toBe('kept');
  await expect(broken.promise).rejects.toBe('broken');
});

test('an address is judged without an exception', () => {
  const canParse = standIn<(url: string, base?: string) => boolean>(URL, 'canParse');
  expect([
    canParse('https://example.org'),
    canParse('/path'),
    canParse('/path', 'https://example.org'),
  ]).toEqual([true, false, true]);
});

test('items are grouped in their order, under a key that may be called anything', () => {
  type GroupBy = (items: string[], keyOf: (item: string) => string) => Record<string, string[]>;
  const groups = standIn<GroupBy>(Object, 'groupBy')(['ab', 'toString', 'cd'], (item) =>
    item.length === 2 ? 'short' : item,
  );
  expect({ ...groups }).toEqual({ short: ['ab', 'cd'], toString: ['toString'] });
});
