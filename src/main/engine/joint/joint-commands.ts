// One answer to many alike messages: asking for it, approving it, saying no, and stopping it (A9).
import { setImmediate as breath } from 'node:timers/promises';
import type { Case } from '../../../shared/domain/case';
import { asId, type CaseId, type JointId, type StepId } from '../../../shared/domain/ids';
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
import { asAsked, type JointPorts, type JointWish, preparedAtOnce, prepareJoint } from './joint-reply';
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
  const asked = { jointId: asId<JointId>(stepId), wish };
  const { id: me } = memberHere(context);
  const read = new Map(wish.cases.map(({ caseId, basedOn }) => [caseId, basedOn]));
  const known = new Set(context.joints.casesOf(asked.jointId));
  const ready = await prepareAll(ports, asked);
  const needs = [...ready.values()].map(({ prepared }) => prepared.submitted.approval?.need ?? null);
  // One approval covers the list: where one case needs somebody to read it, all wait for them.
  const needed = strictestNeed(needs);
  return {
    caseIds: [...read.keys()],
    decide: (state) => {
      if (context.me()?.id !== me) throw new Refusal('nobody-sits-here');
      const replyId = jointReplyId(asked.jointId, state.id);
      const isDone =
        known.has(state.id) ||
        state.pendingReplies.some(({ content }) => content.replyId === replyId) ||
        state.sentReplies.some((sent) => sent.replyId === replyId);
      if (isDone) return [];
      const before = ready.get(state.id);
      const prepared =
        before?.state === state
          ? before.prepared
          : prepareJoint(ports, asked, { state, basedOn: read.get(state.id) ?? null });
      return [asAsked(prepared, { needed, seen: guard })];
    },
  };
}

interface Ready {
  readonly state: Case;
  readonly prepared: ReturnType<typeof prepareJoint>;
}

/** A few at a time: looking for what must not go out takes its time, and keys come first. */
async function prepareAll(
  ports: JointPorts,
  asked: { readonly jointId: JointId; readonly wish: JointWish },
): Promise<ReadonlyMap<CaseId, Ready>> {
  const ready = new Map<CaseId, Ready>();
  for (const { caseId, basedOn } of asked.wish.cases) {
    try {
      const state = caseOf(ports.context, caseId);
      ready.set(caseId, { state, prepared: prepareJoint(ports, asked, { state, basedOn }) });
    } catch (error) {
      // Where nothing goes nothing has to be read; why is said when it is asked for.
      if (!(error instanceof Refusal)) throw error;
    }
    if (ready.size % preparedAtOnce === 0) await breath();
  }
  return ready;
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
