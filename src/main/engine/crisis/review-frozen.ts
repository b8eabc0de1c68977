// What was frozen is looked at, one by one: it goes out now, or it never does.
import { supervises } from '../../../shared/domain/permissions';
import { canChangeReplyState } from '../../../shared/domain/reply';
import { whatIsRead } from '../../../shared/domain/stale-reply';
import type { Command } from '../../../shared/ipc/engine-port';
import type { Happening } from '../case-store';
import { actorOf, type CommandContext, caseOf, memberHere, policyOf, Refusal } from '../command-context';
import { registerOf } from './register';

type Review = Extract<Command, { name: 'incident.review' }>['input'];

/** Throws Refusal. While the crisis lasts nothing that it stops goes out; taking it back is always possible. */
export function reviewFrozen(
  context: CommandContext,
  { caseId, replyId, verdict }: Review,
): readonly Happening[] {
  const state = caseOf(context, caseId);
  const reply = state.pendingReplies.find(({ content }) => content.replyId === replyId);
  if (reply?.hold !== 'freeze') throw new Refusal('reply-not-frozen');
  const { brand } = policyOf(context, state);
  if (!supervises(memberHere(context), { state, brand, roles: context.workspace.current()?.roles }))
    throw new Refusal('incident-needs-supervisor');
  const isRelease = verdict === 'release';
  if (isRelease && context.incidents.rulingOver(state).length > 0) throw new Refusal('incident-not-over');
  if (!canChangeReplyState(reply.state, isRelease ? 'queued' : 'cancelled'))
    throw new Refusal('reply-already-leaving');
  const actor = actorOf(context);
  const decided: Happening = {
    caseId,
    brandId: state.brandId,
    actor,
    body: isRelease
      ? { type: 'ReplyQueued', replyId, detail: null, released: 'freeze', read: whatIsRead(state) }
      : { type: 'ReplyCancelled', replyId },
  };
  const incident = context.incidents.keeperOf(state, reply);
  if (incident === null) return [decided];
  const noted: Happening = {
    caseId: registerOf(state.brandId),
    brandId: state.brandId,
    actor,
    body: {
      type: 'IncidentNoted',
      incidentId: incident.id,
      entry: isRelease ? 'released' : 'withdrawn',
      text: '',
      about: { caseId, replyId },
    },
  };
  return [decided, noted];
}
