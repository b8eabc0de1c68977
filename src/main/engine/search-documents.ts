// What of an event can be searched for: the words it brings, and the earlier words it takes away.
import type { CaseEvent } from '../../shared/domain/case-event';

export interface SearchDocument {
  /** Under which it is replaced or taken out later, within its case; null: it stays. */
  readonly name: string | null;
  /** Who and what about: stays when the text is edited. */
  readonly heading: string;
  /** Null keeps nothing of it. */
  readonly text: string | null;
}

const gone = (name: string): SearchDocument => ({ name, heading: '', text: null });
const plain = (name: string | null, text: string): SearchDocument => ({ name, heading: '', text });

/** A document replaces the one of the same name; one without a heading takes over the heading of that. */
export function documentsOf({ body }: CaseEvent): readonly SearchDocument[] {
  switch (body.type) {
    case 'MessageReceived': {
      const { author, subject, text, externalId } = body.message;
      const heading = [author.name, author.handle, subject].filter(Boolean).join(' · ');
      return [{ name: `message:${externalId}`, heading, text }];
    }
    case 'MessageEdited':
      return [plain(`message:${body.externalId}`, body.text)];
    case 'MessageWithdrawn':
      return [gone(`message:${body.externalId}`)];
    case 'NoteAdded':
      return [plain(null, body.text)];
    case 'ReplySubmitted':
      return [plain(`reply:${body.content.replyId}`, body.content.text)];
    case 'ReplyCancelled':
      return [gone(`reply:${body.replyId}`)];
    case 'TagsChanged':
      return [
        ...body.removed.map((tag) => gone(`tag:${tag}`)),
        ...body.added.map((tag) => plain(`tag:${tag}`, tag)),
      ];
    default:
      return [];
  }
}
