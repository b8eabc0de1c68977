// The story of a case as a person reads it: messages, replies, notes and steps, in order.
import type { Actor } from './actor';
import type { CaseEventBody, RecordedEvent } from './case-event';
import type { OperationId } from './ids';
import type { ChannelMessage } from './message';
import type { HoldReason, ReplyContent, ReplyState } from './reply';
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
    }
  | { readonly kind: 'note'; readonly key: OperationId; readonly at: Instant; readonly actor: Actor; readonly text: string }
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
      | 'DeadlineWarned';
  }
>;

type ReplyEntry = Extract<ConversationEntry, { kind: 'reply' }>;

/** The entries of a case's story, oldest first. Edits, withdrawals and reply states are folded into what they concern. */
export function conversation(events: readonly RecordedEvent[]): readonly ConversationEntry[] {
  const undone = new Set<string>();
  for (const event of events) if (event.body.type === 'StepUndone') undone.add(event.body.stepId);
  const entries: ConversationEntry[] = [];
  const messages = new Map<string, number>();
  const replies = new Map<string, number>();
  const change = <K extends ConversationEntry['kind']>(index: number | undefined, kind: K, values: Partial<Extract<ConversationEntry, { kind: K }>>) => {
    const entry = index === undefined ? undefined : entries[index];
    if (index !== undefined && entry?.kind === kind) entries[index] = { ...entry, ...values } as ConversationEntry;
  };
  const changeReply = (replyId: string, values: Partial<ReplyEntry>) => change(replies.get(replyId), 'reply', values);

  for (const event of events) {
    const { body, actor, at } = event;
    const key = event.operationId;
    switch (body.type) {
      case 'MessageReceived':
        messages.set(body.message.externalId, entries.length);
        entries.push({ kind: 'message', key, at: body.message.postedAt, message: body.message, edited: false, withdrawn: false });
        break;
      case 'MessageEdited': {
        const index = messages.get(body.externalId);
        const entry = index === undefined ? undefined : entries[index];
        if (entry?.kind === 'message') change(index, 'message', { message: { ...entry.message, text: body.text }, edited: true });
        break;
      }
      case 'MessageWithdrawn': {
        const index = messages.get(body.externalId);
        const entry = index === undefined ? undefined : entries[index];
        if (entry?.kind === 'message') change(index, 'message', { message: { ...entry.message, text: '', attachments: [] }, withdrawn: true });
        break;
      }
      case 'NoteAdded':
        entries.push({ kind: 'note', key, at, actor, text: body.text });
        break;
      case 'ReplySubmitted':
        replies.set(body.content.replyId, entries.length);
        entries.push({
          kind: 'reply',
          key,
          at,
          actor,
          content: body.content,
          state: body.hold === null ? 'queued' : 'held',
          hold: body.hold,
          releaseAt: body.releaseAt,
          detail: null,
          url: null,
        });
        break;
      case 'ReplyHeld':
        changeReply(body.replyId, { state: 'held', hold: body.hold, releaseAt: body.releaseAt });
        break;
      case 'ReplyQueued':
        changeReply(body.replyId, { state: 'queued', hold: null, releaseAt: null, detail: body.detail });
        break;
      case 'ReplySending':
        changeReply(body.replyId, { state: 'sending', hold: null });
        break;
      case 'ReplySent':
        changeReply(body.replyId, { state: 'sent', at: body.acceptedAt, url: body.url, detail: null });
        break;
      case 'ReplyUnknown':
        changeReply(body.replyId, { state: 'unknown', detail: body.detail });
        break;
      case 'ReplyFailed':
        changeReply(body.replyId, { state: 'failed', detail: body.detail });
        break;
      case 'ReplyCancelled':
        changeReply(body.replyId, { state: 'cancelled' });
        break;
      case 'StepUndone':
        break;
      default:
        entries.push({ kind: 'step', key, at, actor, body, undone: undone.has(event.stepId) });
    }
  }
  return entries.map((entry, index) => ({ entry, index })).sort((a, b) => a.entry.at - b.entry.at || a.index - b.index).map(({ entry }) => entry);
}
