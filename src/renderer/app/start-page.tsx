import { notifyManager, QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DeskApi } from '../../shared/ipc/desk-api';
import { deskOver } from '../data/desk';
import { EngineClient } from '../data/engine-client';
import { followEngine, followShell } from '../data/follow-engine';
import { queryKeys } from '../data/query-keys';
import { QueueFeed } from '../data/queue-feed';
import { StoreClient } from '../data/store-client';
import { leaveCase } from '../state/selection';
import { useSession } from '../state/session';
import { App } from './app';
import { Gate } from './gate';
import { keepStartPage } from './keep-start-page';
import { type StartSnapshot, snapshotIn } from './start-snapshot';
import { StartStore } from './start-store';
import { startStoreWorker } from './start-store-worker';

// Everything read is on this desk: there is nothing to retry, and focus says nothing about freshness.
const queryDefaults = {
  retry: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  networkMode: 'always',
} as const;

// Answers come one by one over a port: a timer before each is shown would only cost a turn, and often a frame.
notifyManager.setScheduler(queueMicrotask);

/**
 * Makes the ends of the page's ports and mounts the screens on them; returns what takes them down again. `kept` came
 * with the document; without it the shell is asked.
 */
export function startPage(api: DeskApi, root: HTMLElement, kept: StartSnapshot | null = null): () => void {
  const queries = new QueryClient({ defaultOptions: { queries: queryDefaults } });
  const desk = deskOver(api);
  const engine = new EngineClient();
  const worker = new StartStore(startStoreWorker);
  const store = new StoreClient(worker);
  const { view } = useSession.getState();
  const queue = new QueueFeed(store, view);
  followEngine(engine, queries);
  // Nobody's hand stays on what is no more.
  engine.listen((message) => {
    const { selected } = useSession.getState();
    const isGone = message.type === 'erased' && selected !== null && message.caseIds.includes(selected);
    if (isGone || message.type === 'forgotten') leaveCase(queue);
  });
  const stopFollowing = followShell({ desk, engine, store, queries });
  const services = { desk, engine, store, queue };
  const stopKeeping = keepStartPage({ services, queries, view });
  const seed = (snapshot: StartSnapshot | null) => {
    if (snapshot === null || snapshot.view !== view) return worker.begin();
    queries.setQueryData(queryKeys.workspace, (known: unknown) => known ?? snapshot.workspace);
    worker.seed(snapshot);
    // The worker takes its time from the frame that shows this.
    requestAnimationFrame(() => setTimeout(() => worker.begin()));
  };
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  const mounted = createRoot(root);
  const mount = () =>
    mounted.render(
      <StrictMode>
        <App services={services} queries={queries} nonce={nonce}>
          <Gate />
        </App>
      </StrictMode>,
    );
  if (kept === null) {
    desk.request('start.page', undefined).then(
      (page) => seed(snapshotIn(page)),
      () => worker.begin(),
    );
    mount();
  } else {
    seed(kept);
    // A picture of this stands there: the screens take its place whole, in one step.
    const settings = queries.prefetchQuery({
      queryKey: queryKeys.settings,
      queryFn: () => desk.request('settings.read', undefined),
    });
    void Promise.allSettled([settings, queue.refresh()]).then(mount);
  }
  return () => {
    stopFollowing();
    stopKeeping();
    mounted.unmount();
    worker.terminate();
  };
}
