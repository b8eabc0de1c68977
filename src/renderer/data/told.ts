// Values of the whole desk: one observer each, however many components follow it, and only the part they ask for.
import { type QueryClient, QueryObserver, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** A value that is read once and told anew whenever it changes. */
export interface Told<T> {
  readonly queryKey: readonly [string];
  readonly queryFn: () => Promise<T>;
}

interface Shared<T> {
  readonly get: () => T | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

const shared = new WeakMap<QueryClient, Map<string, Shared<unknown>>>();

/**
 * The value, or the part of it that `part` takes out; undefined until it is known. Renders again only when the part is
 * another one: `part` gives what stands in the value, or something that compares by itself.
 */
export function useTold<T>(told: Told<T>): T | undefined;
export function useTold<T, Part>(told: Told<T>, part: (value: T) => Part): Part | undefined;
export function useTold<T>(told: Told<T>, part?: (value: T) => unknown): unknown {
  const { get, subscribe } = sharedBy(useQueryClient(), told);
  return useSyncExternalStore(subscribe, () => {
    const value = get();
    return part === undefined || value === undefined ? value : part(value);
  });
}

function sharedBy<T>(queries: QueryClient, told: Told<T>): Shared<T> {
  const known = shared.get(queries) ?? new Map<string, Shared<unknown>>();
  shared.set(queries, known);
  const name = told.queryKey[0];
  const there = known.get(name) as Shared<T> | undefined;
  if (there !== undefined) return there;
  const observer = new QueryObserver<T>(queries, {
    ...told,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    notifyOnChangeProps: ['data'],
  });
  const made: Shared<T> = {
    get: () => observer.getCurrentQuery().state.data,
    subscribe: (listener) => observer.subscribe(listener),
  };
  known.set(name, made as Shared<unknown>);
  return made;
}
