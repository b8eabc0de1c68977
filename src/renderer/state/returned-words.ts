// Words on their way into a composer: a reply that was taken back, a canned response that was chosen.
import type { QueryClient } from '@tanstack/react-query';
import type { CaseId } from '../../shared/domain/ids';
import type { ReplyAttachment } from '../../shared/domain/reply';
import type { TranslatedDraft } from '../../shared/ipc/draft';
import type { OpenCase } from '../../shared/ipc/engine-answers';
import { queryKeys } from '../data/query-keys';
import { createSignal } from '../data/signal';
import { openDialog } from './session';

export interface WordsForComposer {
  readonly caseId: CaseId;
  readonly text: string;
  /** `return` fills an empty composer; `insert` goes in where the caret is. */
  readonly how: 'return' | 'insert';
  readonly cannedResponseIds: readonly string[];
  /** Absent: none. */
  readonly attachments?: readonly ReplyAttachment[] | undefined;
  /** Absent: a person wrote them. */
  readonly machine?: TranslatedDraft | undefined;
}

/** The newest words handed over; whoever takes them sets it to null. */
export const wordsForComposer = createSignal<WordsForComposer | null>(null);

/** Gives the words of a cancelled reply back to where they were written. */
export function giveBack(queries: QueryClient, caseIds: readonly CaseId[], replyId: string): void {
  for (const caseId of caseIds) {
    const open = queries.getQueryData<OpenCase>(queryKeys.case(caseId));
    const written = writtenReply(open, replyId);
    if (written === undefined) continue;
    const { content, machine, guided } = written;
    // Sent from the composer, they would send the customer elsewhere and owe nothing.
    if (guided !== undefined) {
      openDialog({ kind: 'divert', again: { caseId, step: guided, text: content.text } });
      continue;
    }
    wordsForComposer.set({
      caseId,
      text: content.text,
      how: 'return',
      cannedResponseIds: content.cannedResponseIds,
      attachments: content.attachments,
      // What its author wrote before it was translated is known nowhere any more.
      ...(machine !== undefined && { machine: { into: machine.into, original: '' } }),
    });
  }
}

function writtenReply(open: OpenCase | undefined, replyId: string) {
  const pending = open?.state.pendingReplies.find((reply) => reply.content.replyId === replyId);
  if (pending !== undefined) return pending;
  for (const entry of open?.entries ?? [])
    if (entry.kind === 'reply' && entry.content.replyId === replyId) return entry;
  return undefined;
}
