// The holding message of a crisis: to each thread in which a customer waits, once, as it was approved.
import type { Case } from '../../../shared/domain/case';
import type { IncidentId, StepId } from '../../../shared/domain/ids';
import { maySpeak } from '../../../shared/domain/incident/frozen';
import { isHoldingDue } from '../../../shared/domain/incident/holding-due';
import { messageLength } from '../../../shared/domain/message-length';
import { whatIsRead } from '../../../shared/domain/stale-reply';
import type { Capabilities } from '../../../shared/ipc/channels-port';
import type { StepOutcome } from '../../../shared/ipc/engine-answers';
import type { Command } from '../../../shared/ipc/engine-port';
import { stepOnCases } from '../bulk-step';
import {
  type CommandContext,
  type Decide,
  memberHere,
  policyOf,
  Refusal,
  refuseForbidden,
} from '../command-context';
import type { LongWorks } from '../long-works';
import type { UndoStack } from '../undo-stack';
import { holdingReply } from './register';

export interface HoldingPorts {
  readonly context: CommandContext;
  readonly works: LongWorks;
  readonly undo: UndoStack;
  readonly capabilities: (accountId: Case['accountId']) => Capabilities | null;
  readonly wakeCourier: () => void;
  readonly stepId: StepId;
}

type Sending = Extract<Command, { name: 'incident.sendHolding' }>['input'];

/** In slices that can be stopped, and at the pace that the channels allow. What has left is taken back by no key. */
export async function sendHolding(
  ports: HoldingPorts,
  { incidentId, caseIds }: Sending,
): Promise<StepOutcome> {
  const step = { stepId: ports.stepId, caseIds, name: null };
  const { outcome } = await stepOnCases(ports, step, decideHolding(ports, incidentId));
  ports.wakeCourier();
  return { ...outcome, stepId: null };
}

/**
 * What happens to one thread; nothing where it is not due any more. It was approved with the declaration, so nothing is
 * asked of it but that who sends it may speak. Throws Refusal.
 */
function decideHolding({ context, capabilities }: HoldingPorts, incidentId: IncidentId): Decide {
  const me = memberHere(context);
  return (state) => {
    const incident = context.incidents.of(state.brandId).find(({ id }) => id === incidentId);
    if (incident === undefined) throw new Refusal('incident-not-found');
    const ruling = context.incidents.rulingOver(state);
    if (!ruling.every((one) => maySpeak(one, me.id))) throw new Refusal('incident-not-speaker');
    if (ruling.some(({ declared }) => declared.at > incident.declared.at))
      throw new Refusal('incident-newer-rules');
    refuseForbidden(context, state, 'answer');
    if (!isHoldingDue(incident, state, context.clock.now())) return [];
    const offered = capabilities(state.accountId);
    if (offered !== null) refuseImpossible(incident.holding, state, offered);
    const read = whatIsRead(state);
    return [
      {
        type: 'ReplySubmitted',
        content: {
          replyId: holdingReply(incidentId, state.id, earlierIn(context, state, incidentId)),
          accountId: state.accountId,
          audience: state.audience,
          text: incident.holding,
          attachments: [],
          inReplyTo: read.basedOn,
          basedOn: read.basedOn,
          isAcknowledgement: true,
          cannedResponseIds: [],
        },
        answers: policyOf(context, state).brand.acknowledgementAnswers,
        hold: null,
        releaseAt: null,
        read,
        holding: incidentId,
      },
    ];
  };
}

/** How often it was begun in this thread and taken back. */
function earlierIn({ store }: CommandContext, { id }: Case, incidentId: IncidentId): number {
  return store.events(id).filter(({ body }) => body.type === 'ReplySubmitted' && body.holding === incidentId)
    .length;
}

function refuseImpossible(text: string, { audience, channel }: Case, offered: Capabilities): void {
  if (!offered.audiences.includes(audience)) throw new Refusal('audience-not-offered');
  const { unit, max } = (audience === 'private' ? offered.privateLength : null) ?? offered.length;
  if (max !== null && messageLength(text, unit, channel) > max) throw new Refusal('text-too-long');
}
