import { createContext, type ReactNode, useContext } from 'react';
import type { Desk } from './desk';
import type { EngineClient } from './engine-client';
import type { QueueFeed } from './queue-feed';
import type { StoreClient } from './store-client';

/** The ends of the page's ports, made once in start-page.tsx. */
export interface Services {
  readonly desk: Desk;
  readonly engine: EngineClient;
  readonly store: StoreClient;
  readonly queue: QueueFeed;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({
  services,
  children,
}: {
  readonly services: Services;
  readonly children: ReactNode;
}) {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('A screen was rendered outside ServicesProvider');
  return services;
}
