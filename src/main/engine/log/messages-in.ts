// Which messages of a channel an event makes known.
import type { CaseEvent } from '../../../shared/domain/case-event';
import { asId, type ExternalId } from '../../../shared/domain/ids';

type Known = { readonly externalId: ExternalId; readonly text: string | null };

/** What ingest and courier have remembered with an event of this kind. */
export function messagesIn({ body }: CaseEvent): readonly Known[] {
  switch (body.type) {
    case 'MessageReceived':
      return [body.message];
    case 'MessageEdited':
      return [body];
    case 'MessageWithdrawn':
      return [{ externalId: asId<ExternalId>(`withdrawn:${body.externalId}`), text: null }];
    case 'ReplySent':
      return [{ externalId: body.externalId, text: null }];
    default:
      return [];
  }
}
