// What of a case can be searched for: which of its events bring words, and which words still stand.
import type { CaseEvent, RecordedEvent } from '../../shared/domain/case-event';
import { foldCase } from '../../shared/domain/fold';
import type { CaseId } from '../../shared/domain/ids';

export interface SearchWords {
  /** Who and what about. */
  readonly heading: string;
  readonly text: string;
}

/** - 'look-again': what stands now is only known from the whole case; null: nothing that anybody could look for */
export function wordsOf({ body }: CaseEvent): SearchWords | 'look-again' | null {
  switch (body.type) {
    case 'MessageReceived': {
      const { author, subject, text } = body.message;
      return { heading: [author.name, author.handle, subject].filter(Boolean).join(' · '), text };
    }
    case 'NoteAdded':
      return { heading: '', text: body.text };
    case 'ReplySubmitted':
      return { heading: '', text: body.content.text };
    case 'MessageEdited':
    case 'MessageWithdrawn':
    case 'ReplyCancelled':
    case 'TagsChanged':
    case 'CaseMerged':
    case 'StepUndone':
      return 'look-again';
    default:
      return null;
  }
}

export interface StandingWords {
  /** By the position of the event that brought them. */
  readonly words: ReadonlyMap<number, SearchWords>;
  readonly mergedInto: CaseId | null;
}

/**
 * All words of a case that still stand after some of its events: an edit replaces a message under its author's name,
 * what was withdrawn, cancelled or undone is gone, and the tags stand where they last changed.
 */
export function standingWords(events: readonly RecordedEvent[]): StandingWords {
  const state = foldCase(events);
  const undone = new Set<string>(state?.undoneSteps);
  const standing = new Map<number, SearchWords>();
  const places = new Map<string, number>();
  const drop = (name: string) => {
    const place = places.get(name);
    const words = place === undefined ? undefined : standing.get(place);
    if (place !== undefined) standing.delete(place);
    places.delete(name);
    return words;
  };
  for (const event of events) {
    const { body, position } = event;
    if (undone.has(event.stepId)) continue;
    const words = wordsOf(event);
    const name = nameOf(event);
    if (words !== null && words !== 'look-again') {
      if (name !== null) drop(name);
      standing.set(position, words);
    } else if (name === null) continue;
    else {
      const earlier = drop(name);
      if (body.type !== 'MessageEdited') continue;
      standing.set(position, { heading: earlier?.heading ?? '', text: body.text });
    }
    if (name !== null) places.set(name, position);
  }
  const changed = events.findLast(({ body }) => body.type === 'TagsChanged' || body.type === 'StepUndone');
  if (changed !== undefined && state !== null && state.tags.length > 0)
    standing.set(changed.position, { heading: '', text: state.tags.join('\n') });
  return { words: standing, mergedInto: state?.mergedInto ?? null };
}

/** Within its case; null for what nothing replaces. */
function nameOf({ body }: CaseEvent): string | null {
  switch (body.type) {
    case 'MessageReceived':
      return `message:${body.message.externalId}`;
    case 'MessageEdited':
    case 'MessageWithdrawn':
      return `message:${body.externalId}`;
    case 'ReplySubmitted':
      return `reply:${body.content.replyId}`;
    case 'ReplyCancelled':
      return `reply:${body.replyId}`;
    default:
      return null;
  }
}
