// What a crisis still had to send when it was over stays unsent: those words were for the time that it lasted.
import { overAt } from '../../../shared/domain/incident/incident';
import { supervises } from '../../../shared/domain/permissions';
import type { CommandContext } from '../command-context';
import { type OutboxReply, outboxReplies } from '../outbox-replies';
import { holdingEnd } from './register';

/** A key that is pressed meanwhile waits for no more than these. */
const atOnce = 200;

/**
 * Takes back the holding messages of crises that are over, at most so many at once; true: there may be more. It is done
 * where the hub takes it: by who sent them and by who supervises their cases. None of them leaves anywhere else either.
 */
export function stopHoldings(context: CommandContext): boolean {
  const late = lateHoldings(context);
  const { store } = context;
  store.batch(() => {
    for (const { state, reply } of late) {
      const { replyId } = reply.content;
      const body = { type: 'ReplyCancelled', replyId } as const;
      const { id: caseId, brandId } = state;
      const stepId = holdingEnd(replyId);
      store.record([{ caseId, brandId, actor: { kind: 'console' }, body }], { stepId, isNamed: true });
    }
  });
  return late.length === atOnce;
}

function lateHoldings(context: CommandContext): readonly OutboxReply[] {
  const { incidents, clock } = context;
  const now = clock.now();
  const late: OutboxReply[] = [];
  for (const one of outboxReplies(context, ['queued', 'held'])) {
    const { state, reply } = one;
    if (reply.holding === undefined) continue;
    const incident = incidents.of(state.brandId).find(({ id }) => id === reply.holding);
    if (incident === undefined || now < overAt(incident) || reply.reviewedAt !== undefined) continue;
    if (isTakenBackHere(context, one)) late.push(one);
    if (late.length === atOnce) break;
  }
  return late;
}

function isTakenBackHere({ me, workspace }: CommandContext, { state, reply }: OutboxReply): boolean {
  const member = me();
  const brand = workspace.policy(state.brandId)?.brand;
  if (member === null || brand === undefined) return false;
  return (
    reply.author === member.id || supervises(member, { state, brand, roles: workspace.current()?.roles })
  );
}
