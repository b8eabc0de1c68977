// How this desktop stands with its team's hub, as honestly as it knows.
import type { AccountId, CaseId } from '../domain/ids';
import type { DefinitionChange } from '../workspace/workspace-difference';

/**
 * Why there is no connection; `removed`: the person has no part in the team any more, and what was the team's is destroyed
 * here; `no-address`: the way to the hub is not kept here (any more); `failed` is our own fault.
 */
export type HubFaultKind =
  | 'not-allowed'
  | 'refused'
  | 'unreachable'
  | 'wrong-credentials'
  | 'removed'
  | 'untrusted-certificate'
  | 'newer-schema'
  | 'no-address'
  | 'failed';

/**
 * - chain: an entry does not fit the one before it, or the list ends before what this desktop read
 * - heads: another desktop remembers another list
 * - other-hub: this is not the hub that the desktop joined
 * - sandbox-hub, live-hub: this is a hub for practice and the desktop is for work, or the reverse
 * - entry: what is sealed differs from what the hub was told, or names another writer
 */
export type HubAlarmKind = 'chain' | 'heads' | 'other-hub' | 'sandbox-hub' | 'live-hub' | 'entry';

/** Which desktop polls an account and sends for it. */
export interface HubLease {
  readonly accountId: AccountId;
  readonly heldBy: 'here' | 'elsewhere' | 'nobody';
  /** The member at the desktop that holds it. */
  readonly agent: string | null;
  /** How many desktops that were seen lately have the secret of the account. */
  readonly desktops: number;
}

/** What somebody does with a case right now, at another desktop. */
export const presenceKinds = ['reads', 'writes'] as const;
export interface HubPresence {
  readonly caseId: CaseId;
  readonly agent: string;
  readonly doing: (typeof presenceKinds)[number];
}

export interface HubWorkspaceState {
  readonly version: number;
  /** Somebody published another definition while this one was changed here; null: nobody did. */
  readonly conflict: { readonly version: number; readonly author: string } | null;
  /** Why the hub did not take what was changed here: `manage` where that is not this person's to do; null: it did. */
  readonly refused: string | null;
}

export interface HubStatus {
  readonly state: 'current' | 'behind' | 'offline' | 'alarm';
  readonly fault: HubFaultKind | null;
  /** The member this desktop's login stands for; null: never connected. */
  readonly agent: string | null;
  /** Whether that member manages the hub: lets people in and removes them. */
  readonly manages: boolean;
  /** Events of the team that are not here yet. */
  readonly behind: number;
  /** Events from here that the team does not have yet; counted up to a thousand. */
  readonly pendingSteps: number;
  readonly lastContactAt: number | null;
  /** The newest steps that the team did not take. */
  readonly refused: readonly { readonly caseId: CaseId; readonly code: string }[];
  readonly leases: readonly HubLease[];
  /** Colleagues at cases; empty when the hub has not been heard of for a while. */
  readonly presence: readonly HubPresence[];
  readonly workspace: HubWorkspaceState;
  /** Brands of the team in which the person here has no part any more; their cases were destroyed on this desktop. */
  readonly lost?: readonly string[];
  readonly alarm: { readonly kind: HubAlarmKind; readonly brand: string; readonly seq: number } | null;
}

/** What a colleague published while the definition was changed here too, beside what stands here. */
export interface DefinitionDifference {
  readonly version: number;
  readonly author: string;
  readonly changes: readonly DefinitionChange[];
}

/** Somebody who is, or was, let into the hub. */
export interface HubMember {
  readonly login: string;
  /** Id of the member in the definition. */
  readonly agent: string;
  readonly manages: boolean;
  readonly isRemoved: boolean;
  /** When one of their desktops was last there; null: never. */
  readonly seenAt: number | null;
}

/** What followed from removing somebody. */
export interface HubRemoval {
  /** Cases that went back to their teams. */
  readonly released: number;
  /** False: the server did not allow it; what still runs is refused at its next call. */
  readonly areSessionsEnded: boolean;
}
