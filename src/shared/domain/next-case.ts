// The next case by rule: nobody picks, and who knows the customer goes on with them where they can (R37, R50, A24).
import type { DutyState } from './duty-state';
import type { AgentId, CaseId } from './ids';
import { type Instant, minute } from './time';

/** A case that nobody holds and that the asker may answer. */
export interface FreeCase {
  readonly id: CaseId;
  readonly dueAt: Instant | null;
  /** Who answered this customer last; null: nobody yet. */
  readonly lastAnswerer: AgentId | null;
}

export interface Seat {
  readonly id: AgentId;
  readonly duty: DutyState;
  /** Cases they hold whose customer waits. */
  readonly load: number;
  readonly capacity: number;
}

/** Why a case did not go to who knows its customer. */
export type PassedOver = 'away' | 'off-duty' | 'full' | 'no-time' | 'gone';

export type NextCase =
  | {
      readonly kind: 'case';
      readonly id: CaseId;
      /** Who knows the customer, and why they do not get it. */
      readonly passedOver: { readonly agent: AgentId; readonly because: PassedOver } | null;
    }
  | { readonly kind: 'none'; readonly because: 'away' | 'off-duty' | 'full' | 'nothing' | 'kept' };

/** With less time than this left, a case no longer waits for the person who knows its customer. */
export const keptUntilLeft = 30 * minute;

/**
 * The case that somebody gets next: of those in the order of their deadlines, the first that is not kept for a
 * colleague who answered its customer last, is there, has room, and has the time. Nobody gets more than they can carry,
 * and who is not there gets nothing.
 */
export function nextCase(
  free: Iterable<FreeCase>,
  me: Seat,
  around: { readonly colleagues: readonly Seat[]; readonly now: Instant },
): NextCase {
  if (me.duty !== 'here') return { kind: 'none', because: me.duty };
  if (me.load >= me.capacity) return { kind: 'none', because: 'full' };
  let isKept = false;
  for (const one of free) {
    const because = passedOver(one, me, around);
    if (because === 'kept') isKept = true;
    else
      return {
        kind: 'case',
        id: one.id,
        passedOver:
          because === null || one.lastAnswerer === null ? null : { agent: one.lastAnswerer, because },
      };
  }
  return { kind: 'none', because: isKept ? 'kept' : 'nothing' };
}

function passedOver(
  { dueAt, lastAnswerer }: FreeCase,
  me: Seat,
  { colleagues, now }: { readonly colleagues: readonly Seat[]; readonly now: Instant },
): PassedOver | 'kept' | null {
  if (lastAnswerer === null || lastAnswerer === me.id) return null;
  const colleague = colleagues.find(({ id }) => id === lastAnswerer);
  if (colleague === undefined) return 'gone';
  if (colleague.duty !== 'here') return colleague.duty;
  if (colleague.load >= colleague.capacity) return 'full';
  return dueAt !== null && dueAt - now < keptUntilLeft ? 'no-time' : 'kept';
}
