// The time of day for screens: one timer, and components that change only when their words do.
import { useCallback, useSyncExternalStore } from 'react';
import { second } from '../../shared/domain/time';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setTimeout> | null = null;

function tick(): void {
  now = Date.now();
  for (const listener of [...listeners]) listener();
  timer = listeners.size > 0 ? setTimeout(tick, second - (now % second)) : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    now = Date.now();
    timer = setTimeout(tick, second - (now % second));
  }
  return () => listeners.delete(listener);
}

/** A value made from the time; the component renders again only when the value is another one. */
export function useFromClock<T extends string | number | boolean>(of: (now: number) => T): T {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => of(now), [of]),
  );
}

/** The time, in steps: rounded down to a whole number of them. */
export function useNow(stepMs: number): number {
  return useFromClock(useCallback((at: number) => Math.floor(at / stepMs) * stepMs, [stepMs]));
}
