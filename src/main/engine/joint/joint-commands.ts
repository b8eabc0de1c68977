// One answer to many alike messages: asking for it, approving it, saying no, and stopping it (A9).
import { setImmediate as breath } from 'node:timers/promises';
import type { ApprovalNeed } from '../../../shared/domain/approval-policy';
import type { Case } from '../../../shared/domain/case';
import { asId, type CaseId, type ExternalId, type JointId, type StepId } from '../../../shared/domain/ids';
import { strictestNeed } from '../../../shared/domain/joint/joint-progress';
import type { PendingReply } from '../../../shared/domain/reply';
import type { StepOutcome } from '../../../shared/ipc/engine-answers';
import type { Command } from '../../../shared/ipc/engine-port';
import { checkApprover, isWaiting } from '../approvals';
import { stepOnCases } from '../bulk-step';
import { type CommandContext, caseOf, type Decide, memberHere, Refusal } from '../command-context';
import { fixedId } from '../fixed-id';
import type { LongWorks } from '../long-works';
import type { UndoStack } from '../undo-stack';
import { jointReplyId } from './joint-index';
import { asAsked, type JointPorts, type JointWish, prepareJoint } from './joint-reply';
import { mayStopJoint } from './may-stop-joint';

const jointNames = ['joint.ask', 'joint.approve', 'joint.refuse', 'joint.stop'] as const;
export type JointCommand = Extract<Command, { name: (typeof jointNames)[number] }>;
type Input<Name extends JointCommand['name']> = Extract<JointCommand, { name: Name }>['input'];

export function isJointCommand(command: Command): command is JointCommand {
  return (jointNames as readonly string[]).includes(command.name);
}

export interface JointCommandPorts extends JointPorts {
  readonly works: LongWorks;
  readonly undo: UndoStack;
  readonly wakeCourier: () => void;
  readonly stepId: StepId;
}

/** In slices that can be stopped, and at the pace that the channels allow. Throws Refusal. */
export async function runJointCommand(ports: JointCommandPorts, command: JointCommand): Promise<StepOutcome> {
  memberHere(ports.context);
  const { caseIds, decide } = await planOf(ports, command);
  // Each case is a step of its own: what the hub does not take of one takes nothing from the others.
  const stepOf = (caseId: CaseId) => asId<StepId>(fixedId('joint-step', ports.stepId, caseId));
  const { outcome } = await stepOnCases(ports, { stepId: ports.stepId, caseIds, name: null, stepOf }, decide);
  ports.wakeCourier();
  return { ...outcome, stepId: null };
}

interface Plan {
  readonly caseIds: readonly CaseId[];
  readonly decide: Decide;
}

async function planOf(ports: JointCommandPorts, command: JointCommand): Promise<Plan> {
  const { context } = ports;
  switch (command.name) {
    case 'joint.ask':
      return asking(ports, command.input);
    case 'joint.approve':
      return approving(context, command.input);
    case 'joint.refuse': {
      const { jointId, note } = command.input;
      return { caseIds: listOf(context, jointId), decide: refusing(context, jointId, note) };
    }
    case 'joint.stop': {
      const { jointId } = command.input;
      return { caseIds: listOf(context, jointId), decide: stopping(context, jointId) };
    }
  }
}

/** The command said twice asks once: its replies have the ids that they had. */
async function asking(ports: JointCommandPorts, { guard, ...wish }: Input<'joint.ask'>): Promise<Plan> {
  const { context, stepId } = ports;
  const jointId = asId<JointId>(stepId);
  const read = new Map(wish.cases.map(({ caseId, basedOn }) => [caseId, basedOn]));
  const needed = await neededByAll(ports, { jointId, wish });
  return {
    caseIds: [...read.keys()],
    decide: (state) => {
      const replyId = jointReplyId(jointId, state.id);
      const isDone =
        state.pendingReplies.some(({ content }) => content.replyId === replyId) ||
        state.sentReplies.some((sent) => sent.replyId === replyId) ||
        context.joints.casesOf(jointId).includes(state.id);
      if (isDone) return [];
      const at = { state, basedOn: read.get(state.id) ?? null };
      return [asAsked(prepareJoint(ports, { jointId, wish }, at), { needed, seen: guard })];
    },
  };
}

/** One approval covers the list: where one case needs somebody to read it, all wait for them. */
async function neededByAll(
  ports: JointPorts,
  asked: { readonly jointId: JointId; readonly wish: JointWish },
): Promise<ApprovalNeed | null> {
  let needed: ApprovalNeed | null = null;
  let looked = 0;
  for (const { caseId, basedOn } of asked.wish.cases) {
    needed = strictestNeed([needed, needOf(ports, asked, { caseId, basedOn })]);
    looked += 1;
    if (looked % 20 === 0) await breath();
  }
  return needed;
}

function needOf(
  ports: JointPorts,
  asked: { readonly jointId: JointId; readonly wish: JointWish },
  { caseId, basedOn }: { readonly caseId: CaseId; readonly basedOn: ExternalId | null },
): ApprovalNeed | null {
  try {
    const state = caseOf(ports.context, caseId);
    return prepareJoint(ports, asked, { state, basedOn }).submitted.approval?.need ?? null;
  } catch (error) {
    // Where nothing goes nothing has to be read; that is said when it is asked for.
    if (!(error instanceof Refusal)) throw error;
    return null;
  }
}

/** What left the list meanwhile is passed over; other words than were read are refused. */
function approving(context: CommandContext, { jointId, read }: Input<'joint.approve'>): Plan {
  const digests = new Map(read.map(({ caseId, digest }) => [caseId, digest]));
  const expiresAt = context.clock.now() + (context.workspace.current()?.approval.expiresAfter ?? 0);
  listOf(context, jointId);
  return {
    caseIds: [...digests.keys()],
    decide: (state) => {
      const reply = partOf(state, jointId);
      if (reply === undefined || !isWaiting(reply)) return [];
      if (state.lastCustomerMessage?.externalId !== reply.content.basedOn) return [];
      const check = checkApprover(context, state, reply.approval);
      if (!check.ok) throw new Refusal(check.code);
      const { digest } = reply.approval;
      if (digests.get(state.id) !== digest) throw new Refusal('approval-text-changed');
      const { replyId } = reply.content;
      return [{ type: 'ReplyApproved', replyId, digest, as: check.as, expiresAt }];
    },
  };
}

/** It is over for good: the cases are free for another answer. */
function refusing(context: CommandContext, jointId: JointId, note: string): Decide {
  return (state) => {
    const reply = partOf(state, jointId);
    if (reply === undefined || !isWaiting(reply)) return [];
    const check = checkApprover(context, state, reply.approval);
    if (!check.ok) throw new Refusal(check.code);
    const { replyId } = reply.content;
    return [
      { type: 'ReplyRejected', replyId, note },
      { type: 'ReplyCancelled', replyId },
    ];
  };
}

function stopping(context: CommandContext, jointId: JointId): Decide {
  return (state) => {
    const reply = partOf(state, jointId);
    if (reply === undefined || reply.state === 'sending' || reply.state === 'unknown') return [];
    if (!mayStopJoint(context, { state, reply })) throw new Refusal('reply-of-other-author');
    return [{ type: 'ReplyCancelled', replyId: reply.content.replyId }];
  };
}

/** Throws Refusal where the person here knows of none. */
function listOf({ joints }: CommandContext, jointId: JointId): readonly CaseId[] {
  const caseIds = joints.casesOf(jointId);
  if (caseIds.length === 0) throw new Refusal('joint-not-found');
  return caseIds;
}

function partOf({ pendingReplies }: Case, jointId: JointId): PendingReply | undefined {
  return pendingReplies.find(({ joint }) => joint?.id === jointId);
}
