// Words on their way into a composer: a reply that was taken back, a canned response that was chosen.
import type { CaseId } from '../../shared/domain/ids';
import type { ReplyAttachment } from '../../shared/domain/reply';
import type { TranslatedDraft } from '../../shared/ipc/draft';
import type { OpenCase } from '../../shared/ipc/engine-answers';
import type { EngineClient } from '../data/engine-client';
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

/** As far back in a story as a reply that is taken back can lie. */
const entriesBack = 60;

/**
 * Gives the words of a cancelled reply back to where they were written. Throws DeskError. Asks for them: what the page
 * has read of the case may be from before they were sent.
 */
export async function giveBack(
  engine: Pick<EngineClient, 'query'>,
  caseIds: readonly CaseId[],
  replyId: string,
): Promise<void> {
  for (const caseId of caseIds) {
    const open = await engine.query('case.read', { caseId, before: null, limit: entriesBack });
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

function writtenReply(open: OpenCase, replyId: string) {
  const pending = open.state.pendingReplies.find((reply) => reply.content.replyId === replyId);
  if (pending !== undefined) return pending;
  for (const entry of open.entries)
    if (entry.kind === 'reply' && entry.content.replyId === replyId) return entry;
  return undefined;
}
