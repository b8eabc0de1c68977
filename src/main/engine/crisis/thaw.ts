// A declaration that the team's hub did not take holds nothing: what it had frozen goes back to where it was.
import { approvalHold } from '../../../shared/domain/approval';
import { asId, type StepId } from '../../../shared/domain/ids';
import { frozenBy } from '../../../shared/domain/incident/frozen';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { PendingReply } from '../../../shared/domain/reply';
import type { CommandContext } from '../command-context';
import { type OutboxReply, outboxReplies } from '../outbox-replies';
import { heldBack, queuedAgain } from '../send-guard';

/**
 * Lets go of what waits for no crisis that there is: one of these `gone` ones froze it and nothing else does, or none is
 * known at all that could list it. It waits for its approval again, or leaves as it would have. True: something changed.
 */
export function thaw(context: CommandContext, gone: readonly Incident[]): boolean {
  let isAny = false;
  for (const one of outboxReplies(context, ['held'])) {
    const { state, reply } = one;
    if (reply.hold !== 'freeze' || !isHeldByNothing(context, gone, one)) continue;
    const { id: caseId, brandId } = state;
    context.store.record([{ caseId, brandId, actor: { kind: 'console' }, body: wayBack(context, reply) }], {
      stepId: asId<StepId>(context.chance.id()),
    });
    isAny = true;
  }
  return isAny;
}

function isHeldByNothing(
  { incidents, clock }: CommandContext,
  gone: readonly Incident[],
  { state, reply }: OutboxReply,
): boolean {
  if (incidents.keeperOf(state, reply) === null) return true;
  if (incidents.freezing(state, reply) !== null) return false;
  const since = gone.filter(({ declared }) => declared.at <= reply.changedAt);
  return frozenBy(reply, state, { incidents: since, now: clock.now() }) !== null;
}

function wayBack({ clock }: CommandContext, reply: PendingReply) {
  const { approval, overtakenBy, content } = reply;
  const isOvertaken = overtakenBy !== null;
  const hold = approval === undefined ? null : approvalHold(approval, { isOvertaken, now: clock.now() });
  if (hold !== null) return heldBack(reply, hold);
  return queuedAgain(content.replyId, null);
}
