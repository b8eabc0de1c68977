// What a colleague did to a case that one person has to hear of: it stays with the case until they say they have read it.
import type { Actor } from './actor';
import type { AgentId } from './ids';
import type { Instant } from './time';

/**
 * - lost: they held it, and a colleague took it, gave it to somebody or escalated it
 * - given: a colleague gave it to them
 * - sent-back, rejected, edited: a colleague read their reply, and wants it changed, not sent, or changed it
 * - lapsed: their reply has to be asked for again, since the conversation moved on or the approval grew old
 */
export type NewsKind = 'lost' | 'given' | 'sent-back' | 'rejected' | 'edited' | 'lapsed';

export interface CaseNews {
  readonly for: AgentId;
  readonly kind: NewsKind;
  readonly by: Actor;
  readonly at: Instant;
  readonly reason: string;
}

/** Nobody reads more of one case. */
const newsKept = 20;

interface NewHands {
  readonly assignee: AgentId | null;
  readonly by: Actor;
  readonly at: Instant;
  readonly reason: string;
}

/** The news after a case changed hands: who lost it and who got it are told, unless they did it themselves. */
export function newsOfHands(
  state: { readonly assignee: AgentId | null; readonly news: readonly CaseNews[] },
  { assignee, ...told }: NewHands,
): readonly CaseNews[] {
  if (state.assignee === assignee) return state.news;
  const added = [
    ...(state.assignee === null ? [] : [{ for: state.assignee, kind: 'lost', ...told } as const]),
    ...(assignee === null ? [] : [{ for: assignee, kind: 'given', ...told } as const]),
  ];
  return withNews(state.news, added);
}

/** The news with some added; nobody is told what they did themselves. */
export function withNews(news: readonly CaseNews[], added: readonly CaseNews[]): readonly CaseNews[] {
  const told = added.filter((one) => one.by.kind !== 'agent' || one.by.id !== one.for);
  return told.length === 0 ? news : [...news, ...told].slice(-newsKept);
}

/** What is left after somebody read theirs. */
export function withoutNewsFor(news: readonly CaseNews[], reader: Actor): readonly CaseNews[] {
  return reader.kind === 'agent' ? news.filter((one) => one.for !== reader.id) : news;
}
