// What waits in the outbox because of a crisis: the replies a person has to look at, and its own holding messages.
import { caseRow } from '../../../shared/domain/case-row';
import type { IncidentId } from '../../../shared/domain/ids';
import type { FrozenReply } from '../../../shared/ipc/incident-port';
import { type CommandContext, seenCase } from '../command-context';
import { outboxReplies } from '../outbox-replies';

export interface WaitingInCrisis {
  /** Of the cases that the person here sees; those that wait for longest first. */
  readonly frozen: readonly FrozenReply[];
  /** How many holding messages have not left, as far as this desktop knows. */
  readonly holdings: number;
}

/** For any crisis, from one walk through the outbox, however many crises there are. */
export function waitingInCrises(context: CommandContext): (incidentId: IncidentId) => WaitingInCrisis {
  const holdings = new Map<IncidentId, number>();
  const frozen = new Map<IncidentId, FrozenReply[]>();
  for (const { state, reply } of outboxReplies(context, ['queued', 'held'])) {
    if (reply.holding !== undefined) holdings.set(reply.holding, (holdings.get(reply.holding) ?? 0) + 1);
    if (reply.hold !== 'freeze' || seenCase(context, state.id) === null) continue;
    const keeper = context.incidents.keeperOf(state, reply)?.id;
    if (keeper === undefined) continue;
    const its = frozen.get(keeper) ?? [];
    its.push({ row: caseRow(state), reply });
    frozen.set(keeper, its);
  }
  const since = ({ reply }: FrozenReply) => reply.submittedAt ?? 0;
  return (incidentId) => ({
    frozen: (frozen.get(incidentId) ?? []).sort((a, b) => since(a) - since(b)),
    holdings: holdings.get(incidentId) ?? 0,
  });
}
