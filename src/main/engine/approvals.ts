// What policy asks of a reply before it goes out, and whether the person here may give it: decided here, not on screen.
import { createHash } from 'node:crypto';
import {
  type Approval,
  type ApprovalCheck,
  type ApprovalRefusal,
  approvalCheck,
} from '../../shared/domain/approval';
import { type ApprovalNeed, approvalNeed } from '../../shared/domain/approval-policy';
import type { Case } from '../../shared/domain/case';
import { caseRow } from '../../shared/domain/case-row';
import { maySpeak, needInIncident } from '../../shared/domain/incident/frozen';
import { can, type RefusalCode, supervises } from '../../shared/domain/permissions';
import type { PendingReply, ReplyContent } from '../../shared/domain/reply';
import type { ApprovalItem } from '../../shared/ipc/engine-answers';
import type { Member } from '../../shared/workspace/schema';
import { type CommandContext, policyOf, seenCase } from './command-context';

/** Names the words and the place of a reply, so that an approval of other words is told from one of these. */
export function digestOf(content: Omit<ReplyContent, 'replyId' | 'basedOn' | 'cannedResponseIds'>): string {
  const { accountId, audience, text, inReplyTo, attachments, isAcknowledgement } = content;
  const files = attachments.map(({ blobId, altText }) => [blobId, altText]);
  const parts = [accountId, audience, text, inReplyTo, files, isAcknowledgement];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * What a reply of the person here needs; null: nothing. While a crisis lasts somebody reads everything that its speakers
 * say, whatever policy asks for.
 */
export function needFor(
  context: CommandContext,
  state: Case,
  content: Pick<ReplyContent, 'replyId' | 'audience' | 'basedOn'>,
): ApprovalNeed | null {
  const need = needByPolicy(context, state, content);
  const ruling = context.incidents.rulingOver(state);
  const speaks = ruling.length > 0 && ruling.every((incident) => maySpeak(incident, context.me()?.id));
  return speaks ? needInIncident(need) : need;
}

/**
 * Who took back a reply to the same message that needed an approval needs one for the next as well: nobody draws lots
 * until they are not among the samples.
 */
function needByPolicy(
  context: CommandContext,
  state: Case,
  content: Pick<ReplyContent, 'replyId' | 'audience' | 'basedOn'>,
): ApprovalNeed | null {
  const me = context.me();
  const workspace = context.workspace.current();
  if (me === null || workspace === null) return null;
  const { approval: policy, roles } = workspace;
  const { brand } = policyOf(context, state);
  const need = approvalNeed({ ...content, author: me, case: state }, { policy, brand, roles });
  if (need !== null || !policy.rules.some(({ samples }) => samples !== undefined)) return need;
  return needOfEarlier(context, { state, me }, content);
}

function needOfEarlier(
  context: CommandContext,
  { state, me }: { readonly state: Case; readonly me: Member },
  { basedOn }: Pick<ReplyContent, 'basedOn'>,
): ApprovalNeed | null {
  for (const { actor, body } of context.store.events(state.id)) {
    const isMine = actor.kind === 'agent' && actor.id === me.id;
    if (isMine && body.type === 'ReplySubmitted' && body.content.basedOn === basedOn && body.approval)
      return body.approval.need;
  }
  return null;
}

/** Whether the person here may approve a reply, and as whom; else why not. */
export function checkApprover(
  context: CommandContext,
  state: Case,
  approval: Approval,
): ApprovalCheck | { readonly ok: false; readonly code: RefusalCode | 'nobody-sits-here' } {
  const me = context.me();
  if (me === null) return { ok: false, code: 'nobody-sits-here' };
  const target = { state, brand: policyOf(context, state).brand, roles: context.workspace.current()?.roles };
  const permission = can(me, 'approve', target);
  const check = approvalCheck(approval, {
    agent: me.id,
    teams: can(me, 'see', target).ok ? me.teams : [],
    mayApprove: permission.ok,
    supervises: supervises(me, target),
  });
  // Who may not approve here at all hears that first, unless it is about their own words.
  const isPlace = !check.ok && placeCodes.has(check.code);
  return isPlace && !permission.ok ? { ok: false, code: permission.code } : check;
}

const placeCodes: ReadonlySet<ApprovalRefusal> = new Set([
  'approval-needs-supervisor',
  'approval-needs-team',
]);

/** Everything that waits for an approval of its own, the most urgent deadline behind it first. */
export function listApprovals(context: CommandContext): readonly ApprovalItem[] {
  const caseIds = new Set(
    context.log.desk.outbox().flatMap(({ state, caseId }) => (state === 'held' ? [caseId] : [])),
  );
  const items: ApprovalItem[] = [];
  for (const caseId of caseIds) {
    const state = seenCase(context, caseId);
    for (const reply of state?.pendingReplies ?? [])
      if (state !== null && isWaiting(reply) && reply.joint === undefined)
        items.push(itemOf(context, state, reply));
  }
  const dueOf = ({ row }: ApprovalItem) => row.dueAt ?? Number.POSITIVE_INFINITY;
  return items.sort((a, b) => dueOf(a) - dueOf(b) || a.reply.approval.askedAt - b.reply.approval.askedAt);
}

type Waiting = PendingReply & { readonly approval: Approval };

export function isWaiting(reply: PendingReply): reply is Waiting {
  return reply.hold === 'approval' && reply.approval?.state === 'asked' && reply.overtakenBy === null;
}

function itemOf(context: CommandContext, state: Case, reply: Waiting): ApprovalItem {
  const check = checkApprover(context, state, reply.approval);
  return {
    row: caseRow(state),
    reply,
    newest: state.lastCustomerMessage?.externalId ?? null,
    refused: check.ok ? null : check.code,
  };
}
