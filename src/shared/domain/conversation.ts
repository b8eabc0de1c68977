// The story of a case as a person reads it: messages, replies, notes and steps, in order.

import type { Actor } from './actor';
import { type ApprovalEvent, afterApproval, approvalHold } from './approval';
import { type CaseEventBody, inOrderOnce, isUndone, type RecordedEvent, undoneStepsOf } from './case-event';
import { type ReplyChange, type ReplyEntry, replyEntry, replyValues } from './conversation-reply';
import type { AgentId, ExternalId, OperationId, ReplyId } from './ids';
import type { ChannelMessage } from './message';
import { canChangeReplyState } from './reply';
import type { Instant } from './time';

export type ConversationEntry =
  | {
      readonly kind: 'message';
      readonly key: OperationId;
      readonly at: Instant;
      readonly message: ChannelMessage;
      readonly edited: boolean;
      /** Withdrawn by its author: the text is empty and must not be shown. */
      readonly withdrawn: boolean;
    }
  | ReplyEntry
  | {
      readonly kind: 'note';
      readonly key: OperationId;
      readonly at: Instant;
      readonly actor: Actor;
      readonly text: string;
      readonly mentions: readonly AgentId[];
      readonly isQuestion: boolean;
      /** The key of the note with the question that this one answers; null: it answers none. */
      readonly answers: OperationId | null;
    }
  | {
      readonly kind: 'step';
      readonly key: OperationId;
      readonly at: Instant;
      readonly actor: Actor;
      readonly body: StoryStep;
      readonly undone: boolean;
    };

/** Events that stand in the story as one line of their own. */
export type StoryStep = Extract<
  CaseEventBody,
  {
    type:
      | 'CaseOpened'
      | 'TierSet'
      | 'SafetySet'
      | 'ContactTypeSet'
      | 'TagsChanged'
      | 'CaseAssigned'
      | 'RulesApplied'
      | 'CaseEscalated'
      | 'CaseSnoozed'
      | 'CaseUnsnoozed'
      | 'CaseResolved'
      | 'NoReplyNeeded'
      | 'CaseReopened'
      | 'CaseMerged'
      | 'CaseAbsorbed'
      | 'CaseLinked'
      | 'AuthorMuted'
      | 'PostActedOn'
      | 'DeadlineWarned'
      | 'StepRefused'
      | 'LegalHoldSet'
      | 'LegalHoldLifted'
      | 'ErasureDeferred'
      | ApprovalEvent['type'];
  }
>;

type MessageEntry = Extract<ConversationEntry, { kind: 'message' }>;
type Body<Type extends CaseEventBody['type']> = Extract<CaseEventBody, { type: Type }>;

/**
 * The entries of a case's story, oldest first. Edits, withdrawals and reply states are folded into what they concern;
 * a message that is one of our own replies coming back from the channel is not shown twice.
 */
export function conversation(events: readonly RecordedEvent[]): readonly ConversationEntry[] {
  const story = new Story(events);
  const undone = undoneStepsOf(events);
  for (const event of inOrderOnce(events)) story.tell(event, isUndone(event, undone));
  return story.entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => a.entry.at - b.entry.at || a.index - b.index)
    .map(({ entry }) => entry);
}

class Story {
  readonly entries: ConversationEntry[] = [];
  private readonly messages = new Map<ExternalId, number>();
  private readonly replies = new Map<ReplyId, number>();
  private readonly sent: ReadonlySet<ExternalId>;

  constructor(events: readonly RecordedEvent[]) {
    this.sent = new Set(events.flatMap(({ body }) => (body.type === 'ReplySent' ? [body.externalId] : [])));
  }

  tell(event: RecordedEvent, undone: boolean): void {
    const { body, actor, at, operationId: key } = event;
    switch (body.type) {
      case 'MessageReceived':
        if (this.sent.has(body.message.externalId)) return;
        this.messages.set(body.message.externalId, this.entries.length);
        this.entries.push(messageEntry(event, body));
        break;
      case 'MessageEdited':
        this.changeMessage(body.externalId, ({ message, withdrawn }) =>
          withdrawn ? {} : { message: { ...message, text: body.text }, edited: true },
        );
        break;
      case 'MessageWithdrawn':
        this.changeMessage(body.externalId, ({ message }) => ({
          message: { ...message, subject: '', text: '', attachments: [] },
          withdrawn: true,
        }));
        break;
      case 'NoteAdded':
        this.entries.push(noteEntry(event, body));
        break;
      case 'ReplySubmitted':
        if (this.replies.has(body.content.replyId)) return;
        this.replies.set(body.content.replyId, this.entries.length);
        this.entries.push(replyEntry(event, body));
        break;
      case 'NewsRead':
      case 'StepUndone':
      case 'CaseErased':
      // Of a register, which is no case.
      case 'IncidentDeclared':
      case 'IncidentRevised':
      case 'IncidentNoted':
      case 'IncidentEnded':
      case 'IncidentClosed':
        break;
      default:
        if (isReplyChange(body)) {
          this.changeReply(body);
          return;
        }
        if (isApproval(body) && !this.decideReply(body, event)) return;
        this.entries.push({ kind: 'step', key, at, actor, body, undone });
    }
  }

  private changeMessage(
    externalId: ExternalId,
    change: (entry: MessageEntry) => Partial<MessageEntry>,
  ): void {
    const index = this.messages.get(externalId);
    const entry = index === undefined ? undefined : this.entries[index];
    if (index !== undefined && entry?.kind === 'message')
      this.entries[index] = { ...entry, ...change(entry) };
  }

  /** False when it counted for nothing. */
  private decideReply(body: ApprovalEvent, event: RecordedEvent): boolean {
    const index = this.replies.get(body.replyId);
    const entry = index === undefined ? undefined : this.entries[index];
    if (index === undefined || entry?.kind !== 'reply' || entry.approval === undefined) return false;
    const after = afterApproval({ text: entry.content.text, approval: entry.approval }, body, event);
    if (after === null || (entry.state !== 'held' && entry.state !== 'queued')) return false;
    const hold = approvalHold(after.approval, { isOvertaken: false, now: event.at });
    const content = { ...entry.content, text: after.text };
    const state = hold === null ? 'queued' : 'held';
    this.entries[index] = { ...entry, content, state, hold, releaseAt: null, approval: after.approval };
    return true;
  }

  private changeReply(body: ReplyChange): void {
    const index = this.replies.get(body.replyId);
    const entry = index === undefined ? undefined : this.entries[index];
    if (index === undefined || entry?.kind !== 'reply') return;
    const values = replyValues(body);
    // Found on the channel after all: what a person cancelled too late was sent nevertheless.
    const landed = values.state === 'sent' && entry.state !== 'sent';
    if (landed || canChangeReplyState(entry.state, values.state))
      this.entries[index] = { ...entry, ...values };
  }
}

const approvalTypes: ReadonlySet<string> = new Set([
  'ApprovalAsked',
  'ReplyApproved',
  'ReplyApprovedWithEdit',
  'ReplySentBack',
  'ReplyRejected',
  'ReplyGlassBroken',
  'ApprovalLapsed',
] satisfies ApprovalEvent['type'][]);

function isApproval(body: CaseEventBody): body is ApprovalEvent {
  return approvalTypes.has(body.type);
}

function isReplyChange(body: CaseEventBody): body is ReplyChange {
  return 'replyId' in body && !isApproval(body);
}

function messageEntry(event: RecordedEvent, { message }: Body<'MessageReceived'>): MessageEntry {
  return {
    kind: 'message',
    key: event.operationId,
    at: message.postedAt,
    message,
    edited: false,
    withdrawn: false,
  };
}

function noteEntry(
  { operationId: key, at, actor }: RecordedEvent,
  body: Body<'NoteAdded'>,
): ConversationEntry {
  const { text, mentions = [], isQuestion = false, answers } = body;
  return { kind: 'note', key, at, actor, text, mentions, isQuestion, answers: answers?.note ?? null };
}
