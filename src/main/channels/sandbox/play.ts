// A scenario being played on one account, and how its people and threads are called on the channel.
import { type AccountId, asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { MessageEvent, ScenarioCustomer } from '../../../shared/scenario/scenario';
import type { Timeline } from '../../../shared/scenario/timeline';
import type { LandedReply } from './landed-replies';

export interface Play {
  readonly accountId: AccountId;
  readonly brandName: string;
  /** Name of the scenario's file: ids of two scenarios never meet. */
  readonly scenario: string;
  readonly timeline: Timeline;
  readonly speed: number;
  readonly startedAt: Instant;
  readonly landed: readonly LandedReply[];
}

export function externalIdOf(play: Pick<Play, 'scenario'>, id: string): ExternalId {
  return asId<ExternalId>(`${play.scenario}:${id}`);
}

/** The id in the file of an id on the channel; null when it is none of this scenario's. */
export function scenarioIdOf(play: Pick<Play, 'scenario'>, externalId: ExternalId): string | null {
  const start = `${play.scenario}:`;
  return externalId.startsWith(start) ? externalId.slice(start.length) : null;
}

/** The same person on every account, so that a brand sees who writes by post and by mail. */
export function customerId(customer: ScenarioCustomer): ExternalId {
  return asId<ExternalId>(`customer:${customer.key}`);
}

/** Public, private and mail threads are different conversations, even of one person. */
export function threadKeyOf(play: Pick<Play, 'scenario'>, message: MessageEvent): string {
  return `${play.scenario}:${message.look}:${message.thread}`;
}
