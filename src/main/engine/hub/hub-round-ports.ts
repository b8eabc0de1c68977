// What a look at the hub needs of the rest of the engine.
import type { HubLease, HubWorkspaceState } from '../../../shared/ipc/hub-status';
import type { CaseStore } from '../case-store';
import type { Clock } from '../clock';
import type { Log } from '../log/open-log';
import type { CaseNumbers } from './case-numbers';
import type { HubErasure } from './erasures-at-hub';
import type { HubAlarm } from './hub-alarm';
import type { HubClient, Pulse } from './hub-client';
import type { HubMemory } from './hub-memory';
import type { RefusedStep } from './list-writer';
import type { ResultsPort } from './results-at-hub';

export type PulseAnswer = Awaited<ReturnType<HubClient['pulse']>>;

export interface HubRoundPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly memory: HubMemory;
  readonly numbers: CaseNumbers;
  /** A desktop for practice shares only with a hub for practice, and no other does. */
  readonly sandbox: boolean;
  /** What this desktop is called where colleagues see it. */
  readonly deskName: () => string;
  /** Accounts whose secrets are on this desktop. */
  readonly holds: () => readonly string[];
  readonly presence: () => Pulse['presence'];
  readonly erase: (wish: HubErasure) => void;
  /** Results of training that are known here. */
  readonly results: ResultsPort;
  /** Whether a brand that is not shown to somebody was taken from them: not where they wait on its reserve. */
  readonly isTaken: (brand: string, agent: string) => boolean;
  /** Destroys what is here of brands in which the person here has no part any more. */
  readonly lose: (brands: readonly string[]) => Promise<void>;
  /** Follows the team's definition of the workspace. */
  readonly followWorkspace: (
    client: HubClient,
    newest: number,
    manages: boolean,
  ) => Promise<HubWorkspaceState>;
  /** Remembers how far accounts were read, before what was read is written to the hub. */
  readonly markCursors: () => void;
  /** Not everything was written: what was read since must not count as read. */
  readonly unmarkCursors: () => void;
  /** Renews what this desktop holds, and takes what nobody holds; only when the state of the hub is known here. */
  readonly keepLeases: (client: HubClient, pulse: PulseAnswer) => Promise<readonly HubLease[]>;
  /** Files of a reply have come, or are not to be had. */
  readonly filesFetched: () => void;
  /** Files of a reply are at the hub: there is something to write. */
  readonly filesGiven: () => void;
  readonly refused: (step: RefusedStep) => void;
  readonly progress: () => void;
  readonly noteFault: (alarm: HubAlarm) => void;
}
