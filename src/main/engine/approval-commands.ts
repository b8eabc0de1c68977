// Approving, changing, sending back and rejecting a colleague's reply, and asking for it again.
import type { Approval, ApprovalEvent } from '../../shared/domain/approval';
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import type { StepId } from '../../shared/domain/ids';
import { messageLength } from '../../shared/domain/message-length';
import type { PendingReply } from '../../shared/domain/reply';
import { whatIsRead } from '../../shared/domain/stale-reply';
import type { Capabilities } from '../../shared/ipc/channels-port';
import type { StepOutcome } from '../../shared/ipc/engine-answers';
import type { Command } from '../../shared/ipc/engine-port';
import { checkApprover, digestOf, needFor } from './approvals';
import { actorOf, type CommandContext, caseOf, Refusal } from './command-context';
import { refuseGuarded } from './outbound-guard';

const approvalNames = [
  'reply.approve',
  'reply.approveEdited',
  'reply.requestChanges',
  'reply.reject',
  'reply.recall',
  'reply.askAgain',
] as const;
export type ApprovalCommand = Extract<Command, { name: (typeof approvalNames)[number] }>;

export function isApprovalCommand(command: Command): command is ApprovalCommand {
  return (approvalNames as readonly string[]).includes(command.name);
}

export interface ApprovalPorts {
  readonly capabilities: (accountId: Case['accountId']) => Capabilities | null;
  readonly wakeCourier: () => void;
  readonly stepId: StepId;
}

/** Runs a command about an approval. Throws Refusal with the reason a person can act on. */
export function runApprovalCommand(
  context: CommandContext,
  command: ApprovalCommand,
  ports: ApprovalPorts,
): StepOutcome {
  const state = caseOf(context, command.input.caseId);
  const reply = state.pendingReplies.find(({ content }) => content.replyId === command.input.replyId);
  if (reply?.approval === undefined) throw new Refusal('reply-not-pending');
  const body = decide(context, command, { state, reply: { ...reply, approval: reply.approval }, ports });
  context.store.record([{ caseId: state.id, brandId: state.brandId, actor: actorOf(context), body }], {
    stepId: ports.stepId,
  });
  ports.wakeCourier();
  return { stepId: ports.stepId, changed: 1, refused: [], createdCaseId: null };
}

interface Place {
  readonly state: Case;
  readonly reply: PendingReply & { readonly approval: Approval };
  readonly ports: ApprovalPorts;
}

function decide(context: CommandContext, command: ApprovalCommand, place: Place): CaseEventBody {
  const { replyId } = command.input;
  switch (command.name) {
    case 'reply.approve':
    case 'reply.approveEdited':
      return approval(context, command, place);
    case 'reply.requestChanges':
    case 'reply.reject': {
      standingOf(context, place);
      const type = command.name === 'reply.reject' ? 'ReplyRejected' : 'ReplySentBack';
      return { type, replyId, note: command.input.note };
    }
    case 'reply.recall':
      refuseUnlessAuthor(context, place);
      if (place.reply.state !== 'held') throw new Refusal('reply-already-leaving');
      return { type: 'ReplyCancelled', replyId };
    case 'reply.askAgain':
      return askedAgain(context, place);
  }
}

/** One text on one state of the conversation: whoever approves has to have read both as they are now. */
function approval(
  context: CommandContext,
  command: Extract<ApprovalCommand, { name: 'reply.approve' | 'reply.approveEdited' }>,
  place: Place,
): ApprovalEvent {
  const { replyId, digest, newest } = command.input;
  const { state, reply } = place;
  const as = standingOf(context, place);
  if (digest !== reply.approval.digest) throw new Refusal('approval-text-changed');
  if (newest !== (state.lastCustomerMessage?.externalId ?? null)) throw new Refusal('approval-overtaken');
  const expiresAt = context.clock.now() + (context.workspace.current()?.approval.expiresAfter ?? 0);
  if (command.name === 'reply.approve') return { type: 'ReplyApproved', replyId, digest, as, expiresAt };
  const text = command.input.text.trim();
  if (text === reply.content.text) return { type: 'ReplyApproved', replyId, digest, as, expiresAt };
  refuseTooLong(text, place);
  const { audience } = reply.content;
  refuseGuarded(context, state, { text, audience, guard: command.input.guard });
  const newDigest = digestOf({ ...reply.content, text });
  return { type: 'ReplyApprovedWithEdit', replyId, digest, as, expiresAt, text, newDigest };
}

function standingOf(context: CommandContext, { state, reply }: Place) {
  if (state.status === 'merged') throw new Refusal('case-merged');
  if (reply.overtakenBy !== null) throw new Refusal('approval-overtaken');
  const check = checkApprover(context, state, reply.approval);
  if (!check.ok) throw new Refusal(check.code);
  if (reply.state !== 'held' || reply.hold !== 'approval') throw new Refusal('approval-not-asked');
  return check.as;
}

/** Its author has read what is new since, and says that the words still fit. */
function askedAgain(context: CommandContext, place: Place): ApprovalEvent {
  const { state, reply } = place;
  refuseUnlessAuthor(context, place);
  if (reply.approval.state !== 'lapsed') throw new Refusal('approval-not-lapsed');
  if (state.lastCustomerMessage?.withdrawn === true) throw new Refusal('approval-post-gone');
  const { replyId } = reply.content;
  // What it needed it needs again, also when a rule says less by now.
  const need = needFor(context, state, reply.content) ?? reply.approval.need;
  return { type: 'ApprovalAsked', replyId, need, digest: digestOf(reply.content), read: whatIsRead(state) };
}

function refuseUnlessAuthor(context: CommandContext, { reply }: Place): void {
  if (context.me()?.id !== reply.approval.author) throw new Refusal('reply-of-other-author');
}

function refuseTooLong(text: string, { state, reply, ports }: Place): void {
  const { accountId, audience } = reply.content;
  const capabilities = ports.capabilities(accountId);
  if (text === '') throw new Refusal('approval-without-words');
  if (capabilities === null) return;
  const rule = (audience === 'private' ? capabilities.privateLength : null) ?? capabilities.length;
  if (rule.max !== null && messageLength(text, rule.unit, state.channel) > rule.max)
    throw new Refusal('text-too-long');
}
