// Legal holds: what must not be erased, set and lifted for all cases of a customer at once.
import type { LegalHold } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import type { CustomerId, StepId } from '../../shared/domain/ids';
import { mayKeepOrErase } from '../../shared/domain/permissions';
import { mayOrderBackup } from './backup/may-order-backup';
import type { CaseStore } from './case-store';
import { actorOf, type CommandContext, memberHere, Refusal } from './command-context';
import type { Log } from './log/open-log';

type HoldChange = Extract<CaseEventBody, { type: 'LegalHoldSet' | 'LegalHoldLifted' | 'ErasureDeferred' }>;

/** The hold that stands over a customer: it stands in each of their cases, so the newest tells. */
export function holdOver(
  { log, store }: { readonly log: Log; readonly store: CaseStore },
  customerId: CustomerId,
): LegalHold | null {
  const newest = log.cases.ofCustomer(customerId, 1)[0];
  return newest === undefined ? null : (store.read(newest)?.hold ?? null);
}

export function refuseUnlessKeeper(context: CommandContext): void {
  const roles = context.workspace.current()?.roles;
  if (!mayKeepOrErase(memberHere(context), roles)) throw new Refusal('erasure-needs-supervisor');
}

/** What concerns all brands is for who answers for all of them. */
export function refuseUnlessWholeDesk(context: CommandContext): void {
  if (!mayOrderBackup(context)) throw new Refusal('whole-desk-needs-supervisor');
}

/** Sets or lifts a hold, or notes that an erasure waits for its end; returns how many cases that concerns. */
export function changeHold(
  context: CommandContext,
  customerId: CustomerId,
  change: { readonly body: HoldChange; readonly stepId: StepId },
): number {
  const { log, store, clock } = context;
  const { body, stepId } = change;
  const cases = log.erasures.casesOf(customerId);
  const first = cases[0] === undefined ? null : store.read(cases[0].caseId);
  if (first === null) throw new Refusal('customer-not-found');
  const { brandId } = first;
  const actor = actorOf(context);
  const caseNumbers = cases.map(({ number }) => number);
  const common = { brandId, customerId, caseNumbers, at: clock.now(), by: actor };
  store.record(
    cases.map(({ caseId }) => ({ caseId, brandId, actor, body })),
    {
      stepId,
      alongside: () =>
        log.erasures.note(
          body.type === 'ErasureDeferred'
            ? { kind: 'deferred', ...common }
            : { kind: body.type === 'LegalHoldSet' ? 'held' : 'lifted', reason: body.reason, ...common },
        ),
    },
  );
  return cases.length;
}
