// The story of a case as a person reads it: messages, replies, notes and steps, in order.
import type { Actor } from './actor';
import { type Approval, type ApprovalEvent, afterApproval, approvalHold, askedFor } from './approval';
import { assertNever } from './assert-never';
import { type CaseEventBody, inOrderOnce, isUndone, type RecordedEvent, undoneStepsOf } from './case-event';
import type { AgentId, ExternalId, OperationId, ReplyId } from './ids';
import type { ChannelMessage } from './message';
import { canChangeReplyState, type HoldReason, type ReplyContent, type ReplyState } from './reply';
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
  | {
      readonly kind: 'reply';
      readonly key: OperationId;
      readonly at: Instant;
      readonly actor: Actor;
      readonly content: ReplyContent;
      readonly state: ReplyState;
      readonly hold: HoldReason | null;
      readonly releaseAt: Instant | null;
      readonly detail: string | null;
      readonly url: string | null;
      /** Absent: nobody had to approve it. */
      readonly approval?: Approval | undefined;
    }
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
type ReplyEntry = Extract<ConversationEntry, { kind: 'reply' }>;
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
  'ApprovalLapsed',
] satisfies ApprovalEvent['type'][]);

function isApproval(body: CaseEventBody): body is ApprovalEvent {
  return approvalTypes.has(body.type);
}

type ReplyChange = Body<
  | 'ReplyHeld'
  | 'ReplyQueued'
  | 'ReplySending'
  | 'ReplySent'
  | 'ReplyUnknown'
  | 'ReplyFailed'
  | 'ReplyCancelled'
>;

function isReplyChange(body: CaseEventBody): body is ReplyChange {
  return 'replyId' in body && !isApproval(body);
}

function replyValues(body: ReplyChange): Partial<ReplyEntry> & Pick<ReplyEntry, 'state'> {
  const free = { hold: null, releaseAt: null };
  switch (body.type) {
    case 'ReplyHeld':
      return { state: 'held', hold: body.hold, releaseAt: body.releaseAt };
    case 'ReplyQueued':
      return { state: 'queued', ...free, detail: body.detail };
    case 'ReplySending':
      return { state: 'sending', ...free };
    case 'ReplySent':
      return { state: 'sent', ...free, at: body.acceptedAt, url: body.url, detail: null };
    case 'ReplyUnknown':
      return { state: 'unknown', detail: body.detail };
    case 'ReplyFailed':
      return { state: 'failed', ...free, detail: body.detail };
    case 'ReplyCancelled':
      return { state: 'cancelled', ...free };
    default:
      return assertNever(body);
  }
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

function replyEntry({ operationId, at, actor }: RecordedEvent, body: Body<'ReplySubmitted'>): ReplyEntry {
  const { content, hold, releaseAt, approval } = body;
  const state = hold === null ? 'queued' : 'held';
  const lapsed = hold === 'approval-lapsed' ? 'customer-wrote-again' : null;
  return {
    kind: 'reply',
    key: operationId,
    at,
    actor,
    content,
    state,
    hold,
    releaseAt,
    detail: null,
    url: null,
    ...(approval !== undefined && { approval: askedFor(approval, { actor, at }, lapsed) }),
  };
}
