// What became of replies that a colleague read before they went out: the record that coaching starts from (R70).
import { type Approval, afterApproval, askedFor } from './approval';
import type { CaseEvent } from './case-event';
import type { AgentId, ReplyId } from './ids';
import type { Instant } from './time';
import { shareChanged } from './word-change';

export const coachingOutcomes = ['approved', 'edited', 'sent-back', 'rejected'] as const;
export type CoachingOutcome = (typeof coachingOutcomes)[number];

export interface CoachingEntry {
  readonly replyId: ReplyId;
  readonly author: AgentId;
  readonly by: AgentId;
  readonly at: Instant;
  readonly outcome: CoachingOutcome;
  /** Why it was sent back or rejected; null for an approval. */
  readonly note: string | null;
  /** How much of the text an approver changed, from 0 to 1. */
  readonly changed: number;
  readonly text: { readonly before: string; readonly after: string };
}

/** The decisions in a case's story, in order; those that counted for nothing are not among them. */
export function coachingOf(events: readonly CaseEvent[]): readonly CoachingEntry[] {
  const gated = new Map<ReplyId, { readonly text: string; readonly approval: Approval }>();
  const entries: CoachingEntry[] = [];
  for (const event of events) {
    const { body, actor, at } = event;
    if (body.type === 'ReplySubmitted') {
      const { content, approval } = body;
      if (approval !== undefined && !gated.has(content.replyId))
        gated.set(content.replyId, { text: content.text, approval: askedFor(approval, event, null) });
    } else if (isDecision(body)) {
      const before = gated.get(body.replyId);
      const after = before && afterApproval(before, body, event);
      if (!before || !after) continue;
      gated.set(body.replyId, after);
      const { author } = before.approval;
      if (actor.kind !== 'agent' || author === null) continue;
      const outcome = outcomeOf(body.type);
      if (outcome === null) continue;
      const text = { before: before.text, after: after.text };
      const changed = shareChanged(text.before, text.after);
      const note = 'note' in body ? body.note : null;
      entries.push({ replyId: body.replyId, author, by: actor.id, at, outcome, note, changed, text });
    }
  }
  return entries;
}

export interface CoachingSummary {
  readonly agent: AgentId;
  readonly counts: Readonly<Record<CoachingOutcome, number>>;
  /** Of the text of edited replies, how much was changed on average; 0 where none was. */
  readonly changedOnAverage: number;
}

/** The record of each author, by their first decision. */
export function coachingSummaries(entries: readonly CoachingEntry[]): readonly CoachingSummary[] {
  const byAuthor = new Map<AgentId, CoachingEntry[]>();
  for (const entry of entries) byAuthor.set(entry.author, [...(byAuthor.get(entry.author) ?? []), entry]);
  return [...byAuthor].map(([agent, own]) => {
    const count = (outcome: CoachingOutcome) => own.filter((entry) => entry.outcome === outcome).length;
    const edited = own.filter(({ outcome }) => outcome === 'edited');
    const changed = edited.reduce((sum, entry) => sum + entry.changed, 0);
    return {
      agent,
      counts: {
        approved: count('approved'),
        edited: edited.length,
        'sent-back': count('sent-back'),
        rejected: count('rejected'),
      },
      changedOnAverage: edited.length === 0 ? 0 : changed / edited.length,
    };
  });
}

type Body = CaseEvent['body'];
type Decision = Extract<Body, Parameters<typeof afterApproval>[1]>;

function isDecision(body: Body): body is Decision {
  return (
    body.type === 'ApprovalAsked' ||
    body.type === 'ReplyApproved' ||
    body.type === 'ReplyApprovedWithEdit' ||
    body.type === 'ReplySentBack' ||
    body.type === 'ReplyRejected' ||
    body.type === 'ReplyGlassBroken' ||
    body.type === 'ApprovalLapsed'
  );
}

function outcomeOf(type: Decision['type']): CoachingOutcome | null {
  if (type === 'ReplyApproved') return 'approved';
  if (type === 'ReplyApprovedWithEdit') return 'edited';
  if (type === 'ReplySentBack') return 'sent-back';
  return type === 'ReplyRejected' ? 'rejected' : null;
}
