// Keeps what the screens have read in step with what the shell and the engine tell.
import type { QueryClient } from '@tanstack/react-query';
import type { BrandId, CaseId, CustomerId } from '../../shared/domain/ids';
import type { OpenCase } from '../../shared/ipc/engine-answers';
import { portsMessage } from '../../shared/ipc/requests';
import { afterFrame } from './after-frame';
import type { Desk } from './desk';
import type { EngineClient } from './engine-client';
import { queryKeys } from './query-keys';
import { Rereads } from './rereads';
import { toldSettings } from './settings-ahead';
import type { StoreClient } from './store-client';

/** In a burst cases come all the time of which the page hears no customer. */
const unnamedMs = 1_000;

/** Writes pushed values into the cache and has changed cases read again. */
export function followEngine(engine: EngineClient, queries: QueryClient): void {
  const rereads = new Rereads(queries);
  const changed = new Set<CaseId>();
  let training: number | undefined;
  const rereadChanged = () => {
    for (const id of changed) rereads.caseChanged(id);
    changed.clear();
  };
  engine.listen((message) => {
    switch (message.type) {
      case 'status':
        // Results came over the hub, or went: whoever looks at them sees it.
        if (message.status.training !== training)
          void queries.invalidateQueries({ queryKey: queryKeys.training });
        training = message.status.training;
        queries.setQueryData(queryKeys.status, message.status);
        // Told whenever a reply gets on.
        rereads.changed(queryKeys.outbox);
        rereads.changed(queryKeys.approvals);
        return;
      case 'workspace':
        queries.setQueryData(queryKeys.workspace, message.workspace);
        return;
      case 'changed':
        if (changed.size === 0) afterFrame(rereadChanged);
        for (const id of message.caseIds) changed.add(id);
        return;
      case 'erased':
        forgetCases(queries, message.caseIds);
        return;
      case 'forgotten':
        forgetBrand(queries, message.brandId);
        return;
    }
  });
}

/** Whatever may hold words of the erased goes: their cases, and what was gathered from several. */
function forgetCases(queries: QueryClient, caseIds: readonly CaseId[]): void {
  const erased = new Set<unknown>(caseIds);
  queries.removeQueries({
    predicate: ({ queryKey: [kind, id] }) => (kind === 'case' || kind === 'draft') && erased.has(id),
  });
  for (const kind of [
    'customer',
    'customer-page',
    'search',
    'blob',
    'outbox',
    'approvals',
    'custody',
    'coaching',
    'surges',
    'incidents',
  ])
    void queries.resetQueries({ queryKey: [kind] });
}

/** Which cases were of the brand is known only of those that are held here. */
function forgetBrand(queries: QueryClient, brandId: BrandId): void {
  const held = queries.getQueriesData<Partial<OpenCase>>({ queryKey: queryKeys.cases });
  const ids = held.flatMap(([[, id], open]) => (open?.state?.brandId === brandId ? [id as CaseId] : []));
  forgetCases(queries, ids);
  queries.removeQueries({ queryKey: ['draft'], type: 'inactive' });
  void queries.resetQueries({ queryKey: queryKeys.keptBrands });
}

interface Ends {
  readonly desk: Desk;
  readonly engine: EngineClient;
  readonly store: StoreClient;
  readonly queries: QueryClient;
}

/** Connects the ports whenever the engine runs, also after it was restarted; returns what ends that. */
export function followShell({ desk, engine, store, queries }: Ends): () => void {
  const takePorts = (event: MessageEvent) => {
    if (event.source !== window || !isPortsMessage(event.data)) return;
    const [enginePort, feedPort] = event.ports;
    if (enginePort === undefined || feedPort === undefined) return;
    engine.connect(enginePort);
    store.follow(feedPort);
    for (const queryKey of [
      queryKeys.workspace,
      queryKeys.status,
      queryKeys.cases,
      queryKeys.customers,
      queryKeys.outbox,
      queryKeys.approvals,
    ]) {
      void queries.invalidateQueries({ queryKey });
    }
  };
  window.addEventListener('message', takePorts);
  const rereads = new Rereads(queries);
  const stopRows = followCustomers(store, queries, rereads);
  const stopSettings = desk.on('settings.changed', (settings) => {
    toldSettings(queries, settings);
    // Somebody else may sit here now: what one may approve is another question for each.
    rereads.changed(queryKeys.approvals);
  });
  store.state.subscribe(() => {
    if (store.state.get().kind !== 'unopenable') return;
    // Refused when it did not help before; the status line says by then what is wrong.
    void desk.request('projection.discard', undefined).catch(() => undefined);
  });
  let running = false;
  const follow = (engineState: string) => {
    const runs = engineState === 'running';
    if (runs && !running) void desk.request('desk.connect', undefined);
    running = runs;
  };
  const stopState = desk.on('desk.state', (state) => {
    queries.setQueryData(queryKeys.deskState, state);
    follow(state.engine);
  });
  void desk.request('app.info', undefined).then((info) => {
    queries.setQueryData(queryKeys.appInfo, info);
    queries.setQueryData(queryKeys.deskState, (state: unknown) => state ?? info.desk);
    follow(info.desk.engine);
  });
  return () => {
    window.removeEventListener('message', takePorts);
    stopSettings();
    stopState();
    stopRows();
  };
}

/** Has customers read again whose cases changed. */
function followCustomers(store: StoreClient, queries: QueryClient, rereads: Rereads): () => void {
  const customers = new Set<CustomerId>();
  const rereadCustomers = () => {
    for (const id of customers) rereads.changed(queryKeys.customer(id));
    customers.clear();
  };
  const unnamed = onceWithin(unnamedMs, () => {
    const shown = queries.getQueryCache().findAll({ queryKey: queryKeys.customers, type: 'active' });
    for (const { queryKey } of shown) rereads.changed(queryKey);
  });
  return store.onDelta(({ changed, named = [] }) => {
    // Whose cases these are is sealed with them: whoever is on the screen is read again, now and then.
    if (named.length > 0) unnamed();
    if (changed.length > 0 && customers.size === 0) afterFrame(rereadCustomers);
    for (const { row } of changed) customers.add(row.customerId);
  });
}

/** Once for all calls within a time. */
function onceWithin(ms: number, work: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      work();
    }, ms);
  };
}

function isPortsMessage(data: unknown): boolean {
  return (
    data === portsMessage ||
    (typeof data === 'object' && data !== null && 'type' in data && data.type === portsMessage)
  );
}
