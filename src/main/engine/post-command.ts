// Liking, hiding or deleting a post on its channel, and the story of it.
import type { PostAction } from '../../shared/domain/case-event';
import type { CaseId, ExternalId, StepId } from '../../shared/domain/ids';
import { minute } from '../../shared/domain/time';
import type { StepOutcome } from '../../shared/ipc/engine-answers';
import type { Accounts } from './accounts';
import { actorOf, type CommandContext, caseOf, Refusal, refuseForbidden } from './command-context';

export interface PostCommand {
  readonly caseId: CaseId;
  readonly externalId: ExternalId;
  readonly action: PostAction;
  readonly stepId: StepId;
}

/**
 * Asks the channel and records what it answered; refused with the channel's own words when it did not do it. To like, hide
 * or delete is to speak: in a crisis it is for the people on its list.
 */
export async function actOnPost(
  context: CommandContext,
  accounts: Accounts,
  command: PostCommand,
): Promise<StepOutcome> {
  const { externalId, action, stepId } = command;
  const state = caseOf(context, command.caseId);
  refuseForbidden(context, state, 'answer');
  if (context.incidents.silences(state, context.me()?.id)) throw new Refusal('incident-not-speaker');
  const capabilities = accounts.capabilities(state.accountId);
  if (capabilities === null || !capabilities.actions.includes(action))
    throw new Refusal('action-not-offered');
  const patience = new Promise<{ ok: boolean; detail: string }>((resolve) => {
    context.clock.after(minute, () => resolve({ ok: false, detail: 'The channel did not answer in time' }));
  });
  const outcome = await Promise.race([
    accounts.act({ accountId: state.accountId, externalId, action }),
    patience,
  ]);
  const body = {
    type: 'PostActedOn',
    externalId,
    action,
    outcome: outcome.ok ? 'done' : outcome.detail,
  } as const;
  context.store.record([{ caseId: state.id, brandId: state.brandId, actor: actorOf(context), body }], {
    stepId,
  });
  if (!outcome.ok) throw new Refusal('action-failed');
  return { stepId, changed: 1, refused: [], createdCaseId: null };
}
