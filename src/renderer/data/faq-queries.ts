// What was answered lately, and changes of the canned responses it leads to.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BrandId } from '../../shared/domain/ids';
import type { WorkspaceProblem } from '../../shared/ipc/engine-answers';
import type { FaqReading } from '../../shared/ipc/faq-reading';
import type { LongWork } from '../../shared/ipc/long-work';
import type { WorkspaceDocument } from '../../shared/workspace/change-part';
import { DeskError } from './desk';
import { useStatusPart } from './desk-queries';
import { queryKeys } from './query-keys';
import { useWhenErased } from './rule-trial';
import { useServices } from './services';
import { useChangePart } from './workspace-document';

/** Between two tries while something else is read. */
const againMs = 1_000;

/**
 * Of the last so many days; read once, and again when somebody was erased. Waits for another look at what is stored,
 * also for its own of other days, and says so meanwhile.
 */
export function useFaqReading(days: number): {
  readonly reading: FaqReading | undefined;
  readonly error: Error | null;
  readonly work: LongWork | undefined;
} {
  const { engine } = useServices();
  const queries = useQueryClient();
  const work = useStatusPart((status) => status.works)?.find(({ kind }) => kind === 'faq');
  useWhenErased(useCallback(() => void queries.resetQueries({ queryKey: queryKeys.faq }), [queries]));
  const { data, error, failureReason } = useQuery({
    queryKey: [...queryKeys.faq, days],
    queryFn: () => engine.query('faq.read', { days }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: (_count, why) => why instanceof DeskError && why.code === 'log-being-read',
    retryDelay: againMs,
  });
  return { reading: data, error: error ?? failureReason, work };
}

/** As it stands in the definition. */
export type WrittenCanned = NonNullable<WorkspaceDocument['brands'][number]['cannedResponses']>[number];

/** Changes a brand's canned responses, where `change` gives any; gives what is wrong with it. Throws DeskError when it was refused. */
export function useChangeCanned(): (
  brandId: BrandId,
  change: (list: readonly WrittenCanned[]) => readonly WrittenCanned[] | null,
) => Promise<readonly WorkspaceProblem[]> {
  const { engine } = useServices();
  const changePart = useChangePart();
  return async (brandId, change) => {
    // Read now: two decisions in a row find what the first one made of it.
    const document = await engine.query('workspace.document', {});
    const before = document?.brands.find(({ id }) => id === brandId)?.cannedResponses ?? [];
    const value = change(before);
    return value === null ? [] : changePart({ part: 'cannedResponses', brandId, before, value });
  };
}
