// What a crisis holds back: the replies that a person has to look at before it is closed.
import { caseRow } from '../../../shared/domain/case-row';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { FrozenReply } from '../../../shared/ipc/incident-port';
import { type CommandContext, seenCase } from '../command-context';

/** Of the cases that the person here sees; those that wait for longest first. */
export function frozenReplies(context: CommandContext, incident: Incident): readonly FrozenReply[] {
  const { log, incidents } = context;
  const found: FrozenReply[] = [];
  for (const { caseId, replyId, state: standing } of log.desk.outbox()) {
    if (standing !== 'held') continue;
    const state = seenCase(context, caseId);
    const reply = state?.pendingReplies.find(({ content }) => content.replyId === replyId);
    // A crisis of several brands holds in each what is of that brand.
    if (!state || reply?.hold !== 'freeze' || state.brandId !== incident.brandId) continue;
    if (incidents.keeperOf(state, reply)?.id === incident.id) found.push({ row: caseRow(state), reply });
  }
  return found.sort((a, b) => (a.reply.submittedAt ?? 0) - (b.reply.submittedAt ?? 0));
}
