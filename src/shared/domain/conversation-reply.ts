// A reply in the story of a case: how it begins, and how far it has got.

import type { Actor } from './actor';
import { type Approval, askedFor } from './approval';
import { assertNever } from './assert-never';
import type { CaseEventBody, RecordedEvent } from './case-event';
import type { GuidedStep } from './diversion';
import type { CannedUse } from './faq/canned-use';
import type { SeenWarnings } from './guard/seen-warnings';
import type { OperationId } from './ids';
import type { AutomaticReceipt, HoldReason, MachineWords, ReplyContent, ReplyState } from './reply';
import type { Instant } from './time';

type Body<Type extends CaseEventBody['type']> = Extract<CaseEventBody, { type: Type }>;

export interface ReplyEntry {
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
  /** What its writer saw of the guard and sent it all the same. */
  readonly guard?: SeenWarnings | undefined;
  /** What it does beside answering. */
  readonly guided?: GuidedStep | undefined;
  /** The canned responses it was made from; absent: none. */
  readonly canned?: readonly CannedUse[] | undefined;
  /** Absent: no machine translated it. */
  readonly machine?: MachineWords | undefined;
  /** Absent: it was written for this case. */
  readonly automatic?: AutomaticReceipt | undefined;
}

export type ReplyChange = Body<
  | 'ReplyHeld'
  | 'ReplyQueued'
  | 'ReplySending'
  | 'ReplySent'
  | 'ReplyUnknown'
  | 'ReplyFailed'
  | 'ReplyCancelled'
>;

/** What such an event makes of the entry. */
export function replyValues(body: ReplyChange): Partial<ReplyEntry> & Pick<ReplyEntry, 'state'> {
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

/** As it was submitted. */
export function replyEntry(
  { operationId, at, actor }: RecordedEvent,
  body: Body<'ReplySubmitted'>,
): ReplyEntry {
  const { content, hold, releaseAt, approval, guard, canned, machine, guided, automatic } = body;
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
    ...(guard !== undefined && { guard }),
    ...(canned !== undefined && { canned }),
    ...(guided !== undefined && { guided }),
    ...(machine !== undefined && { machine }),
    ...(automatic !== undefined && { automatic }),
  };
}
