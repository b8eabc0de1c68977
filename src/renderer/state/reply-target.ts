// Which message of a case the reply answers, where a person chose another than the newest.
import type { CaseId, ExternalId } from '../../shared/domain/ids';
import { createSignal } from '../data/signal';

export interface ReplyTarget {
  readonly caseId: CaseId;
  readonly externalId: ExternalId;
  /** First words of it, to show beside the composer. */
  readonly words: string;
}

export const replyTarget = createSignal<ReplyTarget | null>(null);
