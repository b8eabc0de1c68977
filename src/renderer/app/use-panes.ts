// Follows how many panes fit beside each other.
import { useSyncExternalStore } from 'react';
import { type Panes, paneQueries, panesNow } from './panes';

function subscribe(listener: () => void): () => void {
  for (const query of paneQueries()) query.addEventListener('change', listener);
  return () => {
    for (const query of paneQueries()) query.removeEventListener('change', listener);
  };
}

export function usePanes(): Panes {
  return useSyncExternalStore(subscribe, panesNow);
}
