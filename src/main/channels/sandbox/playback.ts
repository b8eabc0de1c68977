// What of a scenario has arrived by now: a pure reading of timeline, answers and clock.
import { assertNever } from '../../../shared/domain/assert-never';
import type { Instant } from '../../../shared/domain/time';
import type { FaultEvent, MessageEvent, Reaction } from '../../../shared/scenario/scenario';
import type { TimelineEntry } from '../../../shared/scenario/timeline';
import type { SandboxCursor } from './cursor';
import type { LandedReply } from './landed-replies';
import { customerId, type Play, threadKeyOf } from './play';

export interface DueReaction {
  readonly id: string;
  readonly at: Instant;
  readonly to: MessageEvent;
  readonly answer: LandedReply;
  readonly reaction: Reaction;
}

export type Due =
  | { readonly kind: 'entry'; readonly entry: TimelineEntry }
  | { readonly kind: 'reaction'; readonly due: DueReaction };

export interface DuePage {
  readonly due: readonly Due[];
  readonly cursor: SandboxCursor;
  readonly more: boolean;
}

const pageLength = 100;

/** The next page after the cursor: script first, then what customers did about answers. */
export function nextPage(play: Play, cursor: SandboxCursor, now: Instant): DuePage {
  const { entries } = play.timeline;
  let position = cursor.position;
  const due: Due[] = [];
  for (; due.length < pageLength; position++) {
    const entry = entries[position];
    if (entry === undefined || arrivesAt(play, entry) > now) break;
    due.push({ kind: 'entry', entry });
  }
  const told = new Set(cursor.reactions);
  const waiting = reactions(play).filter((reaction) => reaction.at <= now && !told.has(reaction.id));
  const taken = waiting.slice(0, pageLength - due.length);
  for (const reaction of taken) due.push({ kind: 'reaction', due: reaction });
  const next = entries[position];
  return {
    due,
    cursor: { ...cursor, position, reactions: [...cursor.reactions, ...taken.map(({ id }) => id)] },
    more: taken.length < waiting.length || (next !== undefined && arrivesAt(play, next) <= now),
  };
}

/** When the channel shows an entry. Only what lies after the start runs at the scenario's speed. */
export function arrivesAt(play: Play, entry: { readonly after: number }): Instant {
  return play.startedAt + Math.floor(entry.after / play.speed);
}

/** The fault that holds at an instant, with its end; the first one of the file where several overlap. */
export function faultAt(
  play: Play,
  now: Instant,
): { readonly fault: FaultEvent['fault']; readonly until: Instant } | null {
  for (const event of play.timeline.faults) {
    const until = play.startedAt + Math.floor((event.after + event.lasts) / play.speed);
    if (arrivesAt(play, event) <= now && now < until) return { fault: event.fault, until };
  }
  return null;
}

/** The first answer to a customer brings the first reaction, the second the second; oldest first. */
function reactions(play: Play): readonly DueReaction[] {
  const due: DueReaction[] = [];
  for (const to of play.timeline.messages.values()) {
    if (to.whenAnswered.length === 0) continue;
    const answers = answersTo(play, to);
    to.whenAnswered.forEach((reaction, index) => {
      const answer = answers[index];
      if (answer === undefined) return;
      // Never in the instant of the answer itself: what an answer causes comes after it.
      const at = answer.acceptedAt + Math.max(1, Math.floor(reaction.after / play.speed));
      due.push({ id: `${to.id}-r${index + 1}`, at, to, answer, reaction });
    });
  }
  return due.sort((a, b) => a.at - b.at);
}

function answersTo(play: Play, message: MessageEvent): readonly LandedReply[] {
  const thread = threadKeyOf(play, message);
  const author = customerId(message.customer);
  return play.landed
    .filter((reply) => reply.threadKey === thread && reply.authorExternalId === author)
    .filter((reply) => reply.acceptedAt >= arrivesAt(play, message))
    .sort((a, b) => a.acceptedAt - b.acceptedAt);
}

/** Whether a message of the script, or one that an answer brought, is on the channel by now. */
export function hasArrived(play: Play, messageId: string, now: Instant): boolean {
  const message = play.timeline.messages.get(messageId);
  if (message !== undefined) return arrivesAt(play, message) <= now;
  return reactions(play).some(
    ({ id, at, reaction }) => id === messageId && reaction.kind === 'says' && at <= now,
  );
}

/** How a message stands on the channel now: its latest wording, or that it was withdrawn. */
export function standing(
  play: Play,
  messageId: string,
  now: Instant,
): { readonly text: string | null; readonly withdrawn: boolean } {
  let text: string | null = null;
  let withdrawn = false;
  for (const entry of play.timeline.entries) {
    if (arrivesAt(play, entry) > now) break;
    switch (entry.kind) {
      case 'edit':
        if (entry.message === messageId) text = entry.text;
        break;
      case 'withdrawal':
        withdrawn ||= entry.message === messageId;
        break;
      case 'message':
      case 'elsewhere':
        break;
      default:
        assertNever(entry);
    }
  }
  const left = reactions(play).some(
    ({ at, to, reaction }) => at <= now && to.id === messageId && reaction.kind === 'withdraws',
  );
  return { text, withdrawn: withdrawn || left };
}
