// What an event changes of what can be searched for.
import type { CaseEvent } from '../../shared/domain/case-event';

export type SearchChange =
  | {
      readonly kind: 'put';
      /** Within its case: it replaces what bore the same name. Null: nothing will ever replace it. */
      readonly name: string | null;
      /** Who and what about; null: as of what it replaces. */
      readonly heading: string | null;
      readonly text: string;
    }
  | { readonly kind: 'drop'; readonly name: string }
  /** Tags, a merge, a step taken back: what stands now is only known from the whole case. */
  | { readonly kind: 'look-again' };

const messageName = (externalId: string) => `message:${externalId}`;
const replyName = (replyId: string) => `reply:${replyId}`;

/** Null: nothing that anybody could look for. */
export function searchChangeOf({ body }: CaseEvent): SearchChange | null {
  switch (body.type) {
    case 'MessageReceived': {
      const { author, subject, text, externalId } = body.message;
      const heading = [author.name, author.handle, subject].filter(Boolean).join(' · ');
      return { kind: 'put', name: messageName(externalId), heading, text };
    }
    case 'MessageEdited':
      return { kind: 'put', name: messageName(body.externalId), heading: null, text: body.text };
    case 'MessageWithdrawn':
      return { kind: 'drop', name: messageName(body.externalId) };
    case 'NoteAdded':
      return { kind: 'put', name: null, heading: '', text: body.text };
    case 'ReplySubmitted':
      return { kind: 'put', name: replyName(body.content.replyId), heading: '', text: body.content.text };
    case 'ReplyCancelled':
      return { kind: 'drop', name: replyName(body.replyId) };
    case 'TagsChanged':
    case 'CaseMerged':
    case 'StepUndone':
      return { kind: 'look-again' };
    default:
      return null;
  }
}

/** Under which the tags of a case stand, as one text. */
export const tagsName = 'tags';
