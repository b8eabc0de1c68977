// Has the shell keep what the next start shows first, whenever the list has come to rest.
import type { QueryClient } from '@tanstack/react-query';
import type { ViewId } from '../../shared/domain/case-row';
import { largestStartPage } from '../../shared/ipc/start-page';
import type { Workspace } from '../../shared/workspace/schema';
import { queryKeys } from '../data/query-keys';
import type { Services } from '../data/services';
import { rowsOfStart, type StartSnapshot } from './start-snapshot';
import { takeStartPicture } from './take-start-picture';

interface Ends {
  readonly services: Services;
  readonly queries: QueryClient;
  /** The view a start opens on. */
  readonly view: ViewId;
}

/** So long after the last change, and in a burst that does not end at least so often. */
const quietMs = 1_500;
const longestMs = 15_000;

/** Returns what ends that. */
export function keepStartPage({ services, queries, view }: Ends): () => void {
  const { desk, store } = services;
  let due: ReturnType<typeof setTimeout> | undefined;
  let changedSince: number | null = null;
  let kept = '';
  const keep = async () => {
    changedSince = null;
    const workspace = queries.getQueryData<Workspace | null>(queryKeys.workspace);
    if (store.state.get().kind !== 'live' || !workspace) return;
    const rows = await store.aside(view, rowsOfStart);
    const shown = { view, rows, counters: store.counters.get() };
    const picture = takeStartPicture(services, queries, shown);
    const snapshot: StartSnapshot = { version: 3, ...shown, workspace, picture };
    const page = JSON.stringify(snapshot);
    if (page === kept || page.length > largestStartPage) return;
    kept = page;
    await desk.request('start.keep', { page });
  };
  const changed = () => {
    const now = performance.now();
    changedSince ??= now;
    clearTimeout(due);
    // What cannot be kept now is kept the next time; a start without it is only slower.
    const run = () => void keep().catch(() => undefined);
    due = setTimeout(run, Math.min(quietMs, Math.max(0, changedSince + longestMs - now)));
  };
  const stops = [
    store.onReset(changed),
    store.onDelta(changed),
    store.state.subscribe(changed),
    // Widths, theme and density are in the picture.
    desk.on('settings.changed', changed),
  ];
  return () => {
    clearTimeout(due);
    for (const stop of stops) stop();
  };
}
