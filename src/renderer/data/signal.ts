// A value outside React that components can follow.

export interface Signal<T> {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface SettableSignal<T> extends Signal<T> {
  readonly set: (value: T) => void;
}

/** Listeners hear of a change only when the value is another one. */
export function createSignal<T>(initial: T): SettableSignal<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
