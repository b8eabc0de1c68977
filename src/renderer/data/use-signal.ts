// Follows a signal from a component.
import { useSyncExternalStore } from 'react';
import type { Signal } from './signal';

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get);
}

/** A part of a signal's value; renders again only when the part is another one. */
export function useSignalPart<T, Part extends string | number | boolean>(
  signal: Signal<T>,
  part: (value: T) => Part,
): Part {
  return useSyncExternalStore(signal.subscribe, () => part(signal.get()));
}
