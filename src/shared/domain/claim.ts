// Whose case it is. A claimed case never changes hands silently (requirements, section 0; R57).
import type { AgentId } from './ids';

/** How a case came to who holds it, or to nobody; absent on events from before it was said. */
export const claimWays = ['claim', 'release', 'take-over', 'hand-over', 'answering', 'next'] as const;
export type ClaimWay = (typeof claimWays)[number];

export interface ChangeOfHands {
  readonly holder: AgentId | null;
  /** Who makes the change. */
  readonly by: AgentId;
  readonly reason: string;
}

export type ClaimCheck = { readonly ok: true } | { readonly ok: false; readonly code: 'claimed-by-other' };

/**
 * Whether a case may go from its holder to somebody else, or to nobody. What nobody holds, and what one holds oneself,
 * may; from a colleague's hands it goes only with a reason, which they read.
 */
export function mayChangeHands({ holder, by, reason }: ChangeOfHands): ClaimCheck {
  return holder === null || holder === by || reason.trim() !== ''
    ? { ok: true }
    : { ok: false, code: 'claimed-by-other' };
}

/** Whether somebody may answer a case as far as its claim goes: the holder may, and anybody what nobody holds. */
export function mayAnswerAs(agent: AgentId, holder: AgentId | null): ClaimCheck {
  return holder === null || holder === agent ? { ok: true } : { ok: false, code: 'claimed-by-other' };
}
