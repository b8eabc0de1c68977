// What the record of a crisis holds beside its report: who and what it is about, and then everything that happened.
import type { Actor } from '../actor';
import type { CaseEventBody } from '../case-event';
import type { AccountId, AgentId, BrandId, CaseId, OperationId, StepId } from '../ids';
import type { Incident } from '../incident/incident';
import type { ChannelKind } from '../message';
import type { Instant } from '../time';

/** The first line. */
export interface RecordHead {
  readonly format: string;
  readonly incident: Omit<Incident, 'brandId'>;
  readonly madeAt: Instant;
  readonly madeBy: Actor;
  readonly brands: readonly { readonly id: BrandId; readonly name: string }[];
  readonly people: readonly { readonly id: AgentId; readonly name: string }[];
  readonly cases: readonly RecordedCase[];
}

export interface RecordedCase {
  readonly caseId: CaseId;
  readonly number: number;
  readonly brandId: BrandId;
  readonly accountId: AccountId;
  readonly channel: ChannelKind;
  readonly customer: string;
}

/** Every other line, in the order of time. */
export interface RecordEntry {
  readonly at: Instant;
  readonly actor: Actor;
  readonly brandId: BrandId;
  /** Null: of the crisis itself. */
  readonly caseId: CaseId | null;
  readonly operationId: OperationId;
  readonly stepId: StepId;
  /** Place in the log of the desktop that made the record, and in the brand's list at the hub; null: it is in none. */
  readonly position: number;
  readonly listPosition: number | null;
  readonly body: CaseEventBody;
}
