// Reads of cases, customers and replies that the engine answers from the log.
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import type { Case } from '../../shared/domain/case';
import type { CaseRow } from '../../shared/domain/case-row';
import type { BlobId, CaseId, CustomerId } from '../../shared/domain/ids';
import type { Seat } from '../../shared/domain/next-case';
import type {
  CustomerProfile,
  OpenCase,
  OutboxItem,
  SearchOrder,
  SetAsideItem,
} from '../../shared/ipc/engine-answers';
import { caseRows } from './case-rows';
import type { EngineClient } from './engine-client';
import { findCases, type SearchAnswer } from './find-cases';
import { queryKeys } from './query-keys';
import { useServices } from './services';

const entriesAtOnce = 60;
const keptMs = 60_000;
const never = Number.POSITIVE_INFINITY;

function caseOptions(engine: EngineClient, id: CaseId) {
  return {
    queryKey: queryKeys.case(id),
    queryFn: () => engine.query('case.read', { caseId: id, before: null, limit: entriesAtOnce }),
    staleTime: never,
    gcTime: keptMs,
  };
}

export function useOpenCase(id: CaseId): {
  readonly open: OpenCase | undefined;
  readonly error: Error | null;
} {
  const { engine } = useServices();
  const { data, error } = useQuery(caseOptions(engine, id));
  return { open: data, error };
}

/** As many links as a line of the case has room for; more stand in its story. */
const linksRead = 6;

/** The cases that a case is linked with, the newest link first; seen anew while somebody looks. */
export function useLinkedCases({ id, links }: Pick<Case, 'id' | 'links'>): readonly CaseRow[] {
  const sources = useServices();
  const newest = links.slice(-linksRead).reverse();
  const { data = [] } = useQuery({
    queryKey: queryKeys.linked(id, newest),
    queryFn: () => caseRows(sources, newest),
    enabled: newest.length > 0,
    staleTime: 0,
    refetchInterval: 5_000,
  });
  return newest.flatMap((link) => data.find((row) => row.id === link) ?? []);
}

/** Has the cases that a hand is likely to reach next at the ready. */
export function prefetchCases(engine: EngineClient, queries: QueryClient, ids: readonly CaseId[]): void {
  for (const id of ids) void queries.prefetchQuery(caseOptions(engine, id));
}

export function useCustomer(id: CustomerId): CustomerProfile | undefined {
  const { engine } = useServices();
  const queryFn = () => engine.query('customer.read', { customerId: id });
  return useQuery({ queryKey: queryKeys.customer(id), queryFn, staleTime: never, gcTime: keptMs }).data;
}

/** Who is there; asked anew for as long as somebody looks. */
export function useSeats(): readonly Pick<Seat, 'id' | 'duty'>[] {
  const { engine } = useServices();
  const queryFn = () => engine.query('team.read', {});
  return useQuery({ queryKey: queryKeys.team, queryFn, staleTime: 0, refetchInterval: 30_000 }).data ?? [];
}

export function useOutbox(): readonly OutboxItem[] | undefined {
  const { engine } = useServices();
  return useQuery({
    queryKey: queryKeys.outbox,
    queryFn: () => engine.query('outbox.list', {}),
    staleTime: never,
  }).data;
}

export function useSetAside(): readonly SetAsideItem[] | undefined {
  const { engine } = useServices();
  return useQuery({ queryKey: queryKeys.setAside, queryFn: () => engine.query('setAside.list', {}) }).data;
}

const hitsShown = 30;

export function useSearch(
  text: string,
  { order = 'newest', asker = 'dialog' }: { readonly order?: SearchOrder; readonly asker?: string } = {},
): {
  readonly answer: SearchAnswer | undefined;
  readonly searching: boolean;
} {
  const { engine, store } = useServices();
  const { data, isLoading, isPlaceholderData } = useQuery({
    queryKey: queryKeys.search(text, order),
    queryFn: () => findCases({ engine, store }, { text, limit: hitsShown, order, asker }),
    enabled: text.trim() !== '',
    staleTime: 2_000,
    gcTime: 10_000,
    placeholderData: keepPreviousData,
    // Cases go on arriving while the words stand there; an index that is behind is asked again sooner.
    refetchInterval: (query) => ((query.state.data?.behindBy ?? 0) > 0 ? 500 : 3_000),
  });
  return { answer: text.trim() === '' ? undefined : data, searching: isLoading || isPlaceholderData };
}

export function useBlob(id: BlobId): { readonly blob: Blob | undefined; readonly error: Error | null } {
  const { engine } = useServices();
  const queryFn = async () => {
    const { bytes, mediaType } = await engine.query('blob.read', { blobId: id });
    return new Blob([bytes], { type: mediaType });
  };
  const { data, error } = useQuery({
    queryKey: queryKeys.blob(id),
    queryFn,
    staleTime: never,
    gcTime: keptMs,
  });
  return { blob: data, error };
}
