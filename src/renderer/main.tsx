// Mounts the application: makes the ends of the page's ports and hands them to the screens.
import '../shared/runtime-gaps';
import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { DeskApi } from '../shared/ipc/desk-api';
import { App } from './app/app';
import { startStoreWorker } from './app/start-store-worker';
import { deskOver } from './data/desk';
import { EngineClient } from './data/engine-client';
import { followEngine, followShell } from './data/follow-engine';
import { QueueFeed } from './data/queue-feed';
import { StoreClient } from './data/store-client';
import { useSession } from './state/session';

declare global {
  interface Window {
    readonly desk: DeskApi;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// Everything read is on this desk: there is nothing to retry, and focus says nothing about freshness.
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
  },
});
const desk = deskOver(window.desk);
const engine = new EngineClient();
const store = new StoreClient(startStoreWorker());
const queue = new QueueFeed(store, useSession.getState().view);
followEngine(engine, queries);
followShell({ desk, engine, store, queries });

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
createRoot(root).render(
  <StrictMode>
    <App services={{ desk, engine, store, queue }} queries={queries} nonce={nonce} />
  </StrictMode>,
);
