// Stretches of a long story, read from the log while somebody is there and forgotten when they go on.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CaseId } from '../../shared/domain/ids';
import type { OpenCase } from '../../shared/ipc/engine-answers';
import { queryKeys } from './query-keys';
import { useServices } from './services';

/** Entries that are in the page at most. */
export const stretchLength = 120;

/** The entries before a place of the story; null: none are wanted. While another stretch is read, the one before stands. */
export function useStretch(
  caseId: CaseId,
  before: number | null,
): { readonly stretch: OpenCase | undefined; readonly reading: boolean } {
  const { engine } = useServices();
  const { data, isPlaceholderData, isLoading } = useQuery({
    queryKey: queryKeys.stretch(caseId, before ?? 0),
    queryFn: () => engine.query('case.read', { caseId, before, limit: stretchLength }),
    enabled: before !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  return { stretch: before === null ? undefined : data, reading: isPlaceholderData || isLoading };
}
