// Ids of what a channel brings: fresh ones, or with a team hub the same on every desktop that hears the same.
import { type AccountId, asId, type CaseId, type StepId } from '../../shared/domain/ids';
import type { Step } from './case-store';
import type { Chance } from './clock';
import type { BlindIndex } from './log/seal';

export interface IngestIds {
  /** Of the case that a message opens. */
  caseId(accountId: AccountId, externalId: string): CaseId;
  /** Of the step that takes something in; `what` tells apart what can happen to one message, when that matters. */
  step(accountId: AccountId, externalId: string, what: () => string): Omit<Step, 'alongside'>;
}

export function freshIds(chance: Chance): IngestIds {
  return {
    caseId: () => asId<CaseId>(chance.id()),
    step: () => ({ stepId: asId<StepId>(chance.id()), isFresh: true }),
  };
}

/** Under a key that the desktops of a brand share. */
export function sharedIds(names: BlindIndex): IngestIds {
  return {
    caseId: (accountId, externalId) => asId<CaseId>(names(['case', accountId, externalId]).toString('hex')),
    step: (accountId, externalId, what) => ({
      stepId: asId<StepId>(names(['step', accountId, externalId, what()]).toString('hex')),
      isNamed: true,
    }),
  };
}
