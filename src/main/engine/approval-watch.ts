// Keeps approvals honest while nobody looks: lapses what the conversation overtook, and warns who can still approve.
import { approvalHold } from '../../shared/domain/approval';
import { type Case, nextDeadline } from '../../shared/domain/case';
import { isOnDuty } from '../../shared/domain/duty';
import { type AgentId, asId, type JointId, type ReplyId, type StepId } from '../../shared/domain/ids';
import type { PendingReply } from '../../shared/domain/reply';
import { rosterTurn } from '../../shared/domain/roster';
import { minute } from '../../shared/domain/time';
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import { checkApprover, isWaiting } from './approvals';
import type { CommandContext } from './command-context';
import { DiskFull } from './log/database';
import type { OnceWithin } from './once-within';
import { outboxReplies } from './outbox-replies';

export interface ApprovalWatchPorts {
  readonly context: CommandContext;
  readonly once: OnceWithin;
  readonly warn: (warning: RaisedWarning) => void;
}

/** While something waits, it is looked at again so often: the roster moves on by the minute. */
const lookEveryMs = minute;
const warningsKept = 1_000;

export class ApprovalWatch {
  private cancel: () => void = () => undefined;
  /** Replies the person here was warned of, and at whose turn. */
  private readonly warned = new Set<string>();

  constructor(private readonly ports: ApprovalWatchPorts) {
    ports.context.store.onRecorded(({ cases }) => {
      if (cases.some((state) => state.pendingReplies.some((reply) => reply.approval !== undefined)))
        this.lookSoon();
    });
  }

  /** Looks again: it is the start, or somebody else sits here. */
  lookSoon(): void {
    this.ports.once.plan('approvals', () => this.look());
  }

  private look(): void {
    this.cancel();
    const { context } = this.ports;
    let isWaitingFor = false;
    for (const { state, reply } of outboxReplies(context, ['held', 'queued'])) {
      if (reply.approval === undefined) continue;
      this.lapse(state, reply);
      if (!isWaiting(reply)) continue;
      isWaitingFor = true;
      this.warn(state, reply);
    }
    if (isWaitingFor) this.cancel = context.clock.after(lookEveryMs, () => this.look());
  }

  private lapse(state: Case, { content, approval, overtakenBy, joint }: PendingReply): void {
    const { store, chance, clock } = this.ports.context;
    // It leaves the list of a joint answer instead.
    if (joint !== undefined && overtakenBy !== null) return;
    const isOpen = approval?.state === 'asked' || approval?.state === 'approved';
    if (approval === undefined || !isOpen) return;
    const hold = approvalHold(approval, { isOvertaken: overtakenBy !== null, now: clock.now() });
    if (overtakenBy === null && hold !== 'approval-lapsed') return;
    const { replyId } = content;
    const body = { type: 'ApprovalLapsed', replyId, reason: overtakenBy ?? 'too-old' } as const;
    try {
      store.record([{ caseId: state.id, brandId: state.brandId, actor: { kind: 'console' }, body }], {
        stepId: asId<StepId>(chance.id()),
      });
    } catch (error) {
      // What is overtaken does not leave for that: the courier asks again in the moment of sending.
      if (!(error instanceof DiskFull)) throw error;
    }
  }

  /** Who may approve it and is at work is told; with a roster one after the other, each for a while. */
  private warn(state: Case, { content, approval, joint }: PendingReply): void {
    const { context, warn } = this.ports;
    const me = context.me();
    const workspace = context.workspace.current();
    const dueAt = nextDeadline(state)?.dueAt;
    if (me === null || workspace === null || approval === undefined || dueAt === undefined) return;
    const now = context.clock.now();
    const { roster, nextAfter } = workspace.approval;
    const isAtWork = (id: AgentId) => {
      const member = workspace.members.find((one) => one.id === id);
      const isThere = member !== undefined && isOnDuty(member, workspace.teams, now);
      return isThere && id !== approval.author && context.team.sees(id, state);
    };
    const turn = rosterTurn(roster.filter(isAtWork), { askedAt: approval.askedAt, nextAfter, now });
    if (!isOnDuty(me, workspace.teams, now) || !checkApprover(context, state, approval).ok) return;
    if (turn !== null && turn.who !== me.id) return;
    // A joint answer is one thing to look at.
    const key = warningKey(joint?.id ?? content.replyId, me.id, turn?.round ?? 0);
    if (this.warned.has(key)) return;
    this.remember(key);
    warn({
      caseId: state.id,
      brandName: context.workspace.policy(state.brandId)?.brand.name ?? state.brandId,
      tier: state.tier,
      safety: state.safety,
      dueAt,
      minutesBefore: Math.round((dueAt - now) / minute),
      others: 0,
      about: 'approval',
    });
  }

  private remember(key: string): void {
    this.warned.add(key);
    const [oldest] = this.warned;
    if (this.warned.size > warningsKept && oldest !== undefined) this.warned.delete(oldest);
  }
}

function warningKey(replyId: ReplyId | JointId, agent: AgentId, round: number): string {
  return `${replyId} ${agent} ${round}`;
}
