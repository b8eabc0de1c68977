// Words on their way into a composer: a reply that was taken back, a canned response that was chosen.
import type { QueryClient } from '@tanstack/react-query';
import type { CaseId } from '../../shared/domain/ids';
import type { OpenCase } from '../../shared/ipc/engine-answers';
import { queryKeys } from '../data/query-keys';
import { createSignal } from '../data/signal';

export interface WordsForComposer {
  readonly caseId: CaseId;
  readonly text: string;
  /** `return` fills an empty composer; `insert` goes in where the caret is. */
  readonly how: 'return' | 'insert';
  readonly cannedResponseIds: readonly string[];
}

/** The newest words handed over; whoever takes them sets it to null. */
export const wordsForComposer = createSignal<WordsForComposer | null>(null);

/** Gives the words of a cancelled reply back to the composer of its case. */
export function giveBack(queries: QueryClient, caseIds: readonly CaseId[], replyId: string): void {
  for (const caseId of caseIds) {
    const open = queries.getQueryData<OpenCase>(queryKeys.case(caseId));
    const content = open?.state.pendingReplies.find((reply) => reply.content.replyId === replyId)?.content;
    const written = content ?? replyContent(open, replyId);
    if (written === undefined) continue;
    wordsForComposer.set({
      caseId,
      text: written.text,
      how: 'return',
      cannedResponseIds: written.cannedResponseIds,
    });
  }
}

function replyContent(open: OpenCase | undefined, replyId: string) {
  for (const entry of open?.entries ?? [])
    if (entry.kind === 'reply' && entry.content.replyId === replyId) return entry.content;
  return undefined;
}
