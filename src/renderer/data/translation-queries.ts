// Asks for translations; what comes back is kept for as long as it is looked at, and nowhere else.
import { useQuery } from '@tanstack/react-query';
import type { CaseId } from '../../shared/domain/ids';
import type { ChannelMessage } from '../../shared/domain/message';
import type { Translation } from '../../shared/ipc/translation-port';
import { useWorkspace } from './desk-queries';
import { queryKeys } from './query-keys';
import { useServices } from './services';

/** Whether the workspace names a service. */
export function useMayTranslate(): boolean {
  return useWorkspace()?.translation !== undefined;
}

/** A message in the language of who reads it; asked again when its author edits it. */
export function useTranslatedMessage(
  caseId: CaseId,
  { externalId, text }: Pick<ChannelMessage, 'externalId' | 'text'>,
  locale: string,
): {
  readonly translation: Translation | undefined;
  readonly error: Error | null;
  readonly again: () => unknown;
} {
  const { engine } = useServices();
  const into = locale.split('-')[0] ?? locale;
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.translation(externalId, text, into),
    queryFn: () => engine.query('translation.ofMessage', { caseId, externalId, into }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  return { translation: data, error, again: refetch };
}
