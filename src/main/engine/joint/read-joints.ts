// Joint answers as the person here may see them: how far each is, what dropped out, and what waits to be read.
import { setImmediate as breath } from 'node:timers/promises';
import type { Case } from '../../../shared/domain/case';
import type { RecordedEvent } from '../../../shared/domain/case-event';
import type { SeenWarnings } from '../../../shared/domain/guard/seen-warnings';
import type { CaseId, JointId } from '../../../shared/domain/ids';
import type { DropReason } from '../../../shared/domain/joint/drop-reason';
import {
  countsOf,
  endedStanding,
  type JointStanding,
  openStates,
  pendingStanding,
} from '../../../shared/domain/joint/joint-progress';
import type { PendingReply } from '../../../shared/domain/reply';
import type { ReplySubmitted } from '../../../shared/domain/reply-submitted';
import type { JointCase, JointReading } from '../../../shared/ipc/joint-port';
import { checkApprover, isWaiting } from '../approvals';
import { type CommandContext, Refusal, seenCase } from '../command-context';
import { jointReplyId } from './joint-index';
import { mayStopJoint } from './may-stop-joint';

const shown = 10;
/** Each may have to be folded; a key gets through between two slices. */
const sliceSize = 50;

/** The newest first; one of which the person here sees no case is none. */
export async function readJoints(context: CommandContext): Promise<readonly JointReading[]> {
  const readings: JointReading[] = [];
  for (const jointId of [...context.joints.all()].reverse().slice(0, shown))
    readings.push(...readingOf(context, jointId, await partsOf(context, jointId)));
  return readings.sort((a, b) => b.at - a.at);
}

/** Every case of one, in the order of the list. Throws Refusal. */
export async function readJoint(context: CommandContext, jointId: JointId): Promise<readonly JointCase[]> {
  const parts = await partsOf(context, jointId);
  if (parts.length === 0) throw new Refusal('joint-not-found');
  return parts.map(({ state, reply, standing }) => ({
    caseId: state.id,
    number: state.number,
    customerName: state.customer?.name ?? '',
    preview: state.preview,
    text: reply?.content.text ?? '',
    digest: reply !== undefined && isWaiting(reply) ? reply.approval.digest : null,
    state: standing.state,
    dropped: standing.dropped,
  }));
}

interface Part {
  readonly state: Case;
  /** Undefined: it is on its way no more. */
  readonly reply: PendingReply | undefined;
  readonly standing: JointStanding;
}

async function partsOf(context: CommandContext, jointId: JointId): Promise<readonly Part[]> {
  const caseIds = context.joints.casesOf(jointId);
  const parts: Part[] = [];
  for (let at = 0; at < caseIds.length; at += sliceSize) {
    const slice = caseIds.slice(at, at + sliceSize);
    context.store.fetch(slice);
    for (const caseId of slice) parts.push(...partOf(context, jointId, caseId));
    await breath();
  }
  return parts;
}

function partOf(context: CommandContext, jointId: JointId, caseId: CaseId): readonly Part[] {
  const state = seenCase(context, caseId);
  if (state === null) return [];
  const replyId = jointReplyId(jointId, caseId);
  const reply = state.pendingReplies.find(({ content }) => content.replyId === replyId);
  if (reply !== undefined) return [{ state, reply, standing: pendingStanding(reply) }];
  const isSent = state.sentReplies.some((sent) => sent.replyId === replyId);
  const standing: JointStanding = isSent
    ? { state: 'sent', dropped: null }
    : context.joints.ended(replyId, () => endedStanding(replyId, context.store.events(caseId)));
  return [{ state, reply, standing }];
}

function readingOf(
  context: CommandContext,
  jointId: JointId,
  parts: readonly Part[],
): readonly JointReading[] {
  const submitted = submittedIn(context, jointId, parts);
  if (submitted === null) return [];
  const { event, body } = submitted;
  const open = parts.filter(({ standing }) => openStates.has(standing.state));
  const waiting = open.flatMap(({ state, reply }) => (reply && isWaiting(reply) ? [{ state, reply }] : []));
  const checks = waiting.map(({ state, reply }) => checkApprover(context, state, reply.approval));
  const [refused = null] = checks.flatMap((check) => (check.ok ? [] : [check.code]));
  return [
    {
      id: jointId,
      brandId: event.brandId,
      by: event.actor.kind === 'agent' ? event.actor.id : null,
      at: event.at,
      of: body.joint?.of ?? parts.length,
      template: body.joint?.template ?? '',
      counts: countsOf(parts.map(({ standing }) => standing)),
      drops: dropsOf(parts),
      guard: guardOf(open),
      refused: checks.some(({ ok }) => ok) ? null : refused,
      mayStop: open.some(
        ({ state, reply }) => reply !== undefined && mayStopJoint(context, { state, reply }),
      ),
      note: parts.some(({ standing }) => standing.state === 'refused')
        ? noteOf(context, parts, jointId)
        : null,
    },
  ];
}

function dropsOf(parts: readonly Part[]): JointReading['drops'] {
  const counts = new Map<DropReason, number>();
  for (const { standing } of parts)
    if (standing.dropped !== null) counts.set(standing.dropped, (counts.get(standing.dropped) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

/** Its author gave one reason for all of them. */
function guardOf(parts: readonly Part[]): SeenWarnings | null {
  const seen = parts.flatMap(({ reply }) => reply?.guard ?? []);
  const [first] = seen;
  if (first === undefined) return null;
  return { kinds: [...new Set(seen.flatMap(({ kinds }) => kinds))], reason: first.reason };
}

function noteOf({ store }: CommandContext, parts: readonly Part[], jointId: JointId): string | null {
  const refused = parts.find(({ standing }) => standing.state === 'refused');
  if (refused === undefined) return null;
  const replyId = jointReplyId(jointId, refused.state.id);
  for (const { body } of store.events(refused.state.id))
    if (body.type === 'ReplyRejected' && body.replyId === replyId) return body.note;
  return null;
}

/** As one of its cases tells it; of those that the hub did not take none does. */
function submittedIn(
  { store }: CommandContext,
  jointId: JointId,
  parts: readonly Part[],
): { readonly event: RecordedEvent; readonly body: ReplySubmitted } | null {
  for (const { state, standing } of parts) {
    if (standing.state === 'lost') continue;
    for (const event of store.events(state.id))
      if (event.body.type === 'ReplySubmitted' && event.body.joint?.id === jointId)
        return { event, body: event.body };
  }
  return null;
}
