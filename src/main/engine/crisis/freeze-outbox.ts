// Holds what was already on its way when a crisis was declared, here or on a desktop that comes back to the team.
import type { Case } from '../../../shared/domain/case';
import type { Incident } from '../../../shared/domain/incident/incident';
import { isIncidentEvent } from '../../../shared/domain/incident/incident-event';
import type { PendingReply } from '../../../shared/domain/reply';
import type { Recorded } from '../case-store';
import type { CommandContext } from '../command-context';
import { DiskFull } from '../log/database';
import { outboxReplies } from '../outbox-replies';
import { freezingStep } from './register';
import { stopHoldings } from './stop-holdings';
import { thaw } from './thaw';

/**
 * For who listens to what is recorded: whatever told this desktop of a crisis, what waits here is looked at, and once
 * more at the start. `changed` is called then, and when one ends by its time. What was frozen for a declaration
 * that did not count may leave then.
 */
export function freezeOnDeclaration(
  context: CommandContext,
  { changed, wakeCourier }: { readonly changed: () => void; readonly wakeCourier: () => void },
) {
  const { clock, incidents } = context;
  let cancel: () => void = () => undefined;
  let known: readonly Incident[] = [];
  const look = () => {
    freezeOutbox(context);
    const gone = known.filter(({ id, brandId }) => !incidents.of(brandId).some((one) => one.id === id));
    known = incidents.all();
    let isMore = false;
    tryTo(() => {
      if (thaw(context, gone)) wakeCourier();
      isMore = stopHoldings(context);
    });
    changed();
    const next = isMore ? clock.now() : incidents.nextEnd();
    cancel = next === null ? () => undefined : clock.after(next - clock.now(), look);
  };
  // After everybody has heard of the declaration itself.
  const plan = () => {
    cancel();
    cancel = context.clock.after(0, look);
  };
  plan();
  return ({ events }: Recorded): void => {
    if (events.length === 0 || events.some(({ body }) => isIncidentEvent(body))) plan();
  };
}

/**
 * Marks every reply that a crisis stops and that would leave by itself or by a colleague's key; returns how many. None of
 * them leaves without it either: the same is asked in the moment of sending.
 */
export function freezeOutbox(context: CommandContext): number {
  let frozen = 0;
  // All of them at once: to flush hundreds one by one takes seconds in which nothing else is done.
  const isWritten = tryTo(() =>
    context.store.batch(() => {
      frozen = freezeAll(context);
    }),
  );
  return isWritten ? frozen : 0;
}

function freezeAll(context: CommandContext): number {
  let frozen = 0;
  for (const { state, reply } of outboxReplies(context, ['queued', 'held'])) {
    const incident = isFreeToLeave(reply) ? context.incidents.freezing(state, reply) : null;
    if (incident === null) continue;
    freeze(context.store, state, { reply, step: freezingStep(incident.id, reply.content.replyId) });
    frozen += 1;
  }
  return frozen;
}

/** Holds for other reasons stay: they end by a person, and then this is asked again. */
function isFreeToLeave({ state, hold }: PendingReply): boolean {
  return state === 'queued' || hold === 'undo-delay' || hold === 'approval';
}

function freeze(
  store: CommandContext['store'],
  { id: caseId, brandId }: Case,
  { reply, step: stepId }: { readonly reply: PendingReply; readonly step: ReturnType<typeof freezingStep> },
): void {
  const { replyId } = reply.content;
  const body = { type: 'ReplyHeld', replyId, hold: 'freeze', releaseAt: null } as const;
  store.record([{ caseId, brandId, actor: { kind: 'console' }, body }], { stepId, isNamed: true });
}

/** A full disk takes no marks; nothing leaves for that. */
function tryTo(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof DiskFull) return false;
    throw error;
  }
}
