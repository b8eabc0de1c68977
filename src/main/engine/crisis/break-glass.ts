// The way out when nobody else can be reached: words go out that no second person has read, and it is written down why.
import { maySpeak } from '../../../shared/domain/incident/frozen';
import { supervises } from '../../../shared/domain/permissions';
import type { Command } from '../../../shared/ipc/engine-port';
import type { Happening } from '../case-store';
import { actorOf, type CommandContext, caseOf, memberHere, policyOf, Refusal } from '../command-context';
import { registerOf } from './register';

type Breaking = Extract<Command, { name: 'reply.breakGlass' }>['input'];

/** For who supervises the case and may speak in the crisis; the words may be their own. Throws Refusal. */
export function breakGlass(
  context: CommandContext,
  { caseId, replyId, digest, newest, reason }: Breaking,
): readonly Happening[] {
  const state = caseOf(context, caseId);
  const [incident] = context.incidents.rulingOver(state);
  if (incident === undefined) throw new Refusal('incident-over');
  const me = memberHere(context);
  const { brand } = policyOf(context, state);
  if (!supervises(me, { state, brand, roles: context.workspace.current()?.roles }))
    throw new Refusal('incident-needs-supervisor');
  if (!context.incidents.rulingOver(state).every((one) => maySpeak(one, me.id)))
    throw new Refusal('incident-not-speaker');
  const reply = state.pendingReplies.find(({ content }) => content.replyId === replyId);
  if (reply?.approval?.state !== 'asked' || reply.hold !== 'approval')
    throw new Refusal('approval-not-asked');
  if (digest !== reply.approval.digest) throw new Refusal('approval-text-changed');
  const isOvertaken = reply.overtakenBy !== null;
  if (isOvertaken || newest !== (state.lastCustomerMessage?.externalId ?? null))
    throw new Refusal('approval-overtaken');
  const actor = actorOf(context);
  const expiresAt = context.clock.now() + (context.workspace.current()?.approval.expiresAfter ?? 0);
  const { brandId } = state;
  return [
    { caseId, brandId, actor, body: { type: 'ReplyGlassBroken', replyId, digest, reason, expiresAt } },
    {
      caseId: registerOf(brandId),
      brandId,
      actor,
      body: {
        type: 'IncidentNoted',
        incidentId: incident.id,
        entry: 'glass',
        text: reason,
        about: { caseId, replyId },
      },
    },
  ];
}
