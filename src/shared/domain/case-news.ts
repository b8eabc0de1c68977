// What a colleague did to a case that one person has to hear of: it stays with the case until they say they have read it.
import type { Actor } from './actor';
import { firstWords } from './first-words';
import type { AgentId } from './ids';
import { type RuleReason, reasonLine } from './rules/rule-reason';
import type { Instant } from './time';

/**
 * - lost: they held it, and a colleague took it, gave it to somebody or escalated it
 * - given: a colleague gave it to them
 * - sent-back, rejected, edited: a colleague read their reply, and wants it changed, not sent, or changed it
 * - lapsed: their reply has to be asked for again, since the conversation moved on or the approval grew old
 * - mentioned, asked: a colleague named them in a note, or asked them something there
 * - answered: a colleague answered what they asked
 * - told: a rule of the workspace tells them of what a customer wrote
 */
export type NewsKind =
  | 'lost'
  | 'given'
  | 'sent-back'
  | 'rejected'
  | 'edited'
  | 'lapsed'
  | 'mentioned'
  | 'asked'
  | 'answered'
  | 'told';

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

interface Note {
  readonly text: string;
  readonly mentions?: readonly AgentId[];
  readonly isQuestion?: boolean;
  readonly answers?: { readonly asker: AgentId };
}

/**
 * The news after a note: who is named in it is told, and who asked hears of the answer. Whoever answers has heard the
 * question.
 */
export function newsOfNote(
  news: readonly CaseNews[],
  { text, mentions = [], isQuestion = false, answers }: Note,
  told: Pick<CaseNews, 'by' | 'at'>,
): readonly CaseNews[] {
  const reason = firstWords(text);
  const kind = isQuestion ? 'asked' : 'mentioned';
  const named = mentions
    .filter((agent) => agent !== answers?.asker)
    .map((agent): CaseNews => ({ for: agent, kind, reason, ...told }));
  if (answers === undefined) return withNews(news, named);
  const answer: CaseNews = { for: answers.asker, kind: 'answered', reason, ...told };
  const heard = news.filter((one) => !isQuestionTo(one, told.by, answers.asker));
  return withNews(heard, [answer, ...named]);
}

/** The news after rules fitted a message: whom they tell is told by which. */
export function newsOfRules(
  news: readonly CaseNews[],
  { notify, reasons }: { readonly notify: readonly AgentId[]; readonly reasons: readonly RuleReason[] },
  told: Pick<CaseNews, 'by' | 'at'>,
): readonly CaseNews[] {
  const telling = reasons.filter(({ gave }) => gave.includes('notify'));
  return withNews(
    news,
    notify.map((agent) => ({ for: agent, kind: 'told', reason: reasonLine(telling), ...told })),
  );
}

function isQuestionTo(news: CaseNews, reader: Actor, asker: AgentId): boolean {
  const isTheirs = reader.kind === 'agent' && news.for === reader.id;
  return isTheirs && news.kind === 'asked' && news.by.kind === 'agent' && news.by.id === asker;
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
