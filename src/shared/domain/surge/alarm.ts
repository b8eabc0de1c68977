// What is counted for early warning: messages in cases that burn, each once.
import type { Case } from '../case';
import type { CaseEvent } from '../case-event';
import type { BrandId } from '../ids';
import type { Instant } from '../time';

export interface Alarm {
  readonly brandId: BrandId;
  /** When it was written, or when a person saw how bad it is. */
  readonly at: Instant;
}

/** Red, and whatever is a question of safety. */
export function isAlarming({ tier, safety }: Pick<Case, 'tier' | 'safety'>): boolean {
  return tier === 'red' || safety;
}

/**
 * A customer's message counts when its case stands red after it was taken in, and a case that a person makes red counts
 * once for that. Null: the event is neither. `state` is the case after the transaction that the event belongs to.
 */
export function alarmOf(
  { body, brandId, at, actor }: CaseEvent,
  state: Pick<Case, 'tier' | 'safety'> | null,
): Alarm | null {
  switch (body.type) {
    case 'MessageReceived': {
      const { writtenBy, postedAt } = body.message;
      if (writtenBy !== 'customer' || state === null || !isAlarming(state)) return null;
      // A clock that runs ahead writes nothing in the future.
      return { brandId, at: Math.min(postedAt, at) };
    }
    case 'TierSet':
      return actor.kind === 'agent' && body.tier === 'red' ? { brandId, at } : null;
    case 'SafetySet':
      return actor.kind === 'agent' && body.safety ? { brandId, at } : null;
    default:
      return null;
  }
}
