// How many panes fit beside each other.
import { useSyncExternalStore } from 'react';

const one = window.matchMedia('(max-width: 719.98px)');
const two = window.matchMedia('(max-width: 1099.98px)');

function subscribe(listener: () => void): () => void {
  for (const query of [one, two]) query.addEventListener('change', listener);
  return () => {
    for (const query of [one, two]) query.removeEventListener('change', listener);
  };
}

export function usePanes(): 'one' | 'two' | 'all' {
  return useSyncExternalStore(subscribe, () => (one.matches ? 'one' : two.matches ? 'two' : 'all'));
}
