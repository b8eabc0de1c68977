// Which accounts this desktop polls and sends for: one desktop at a time, by a lease that runs out by itself.
import { type AccountId, asId } from '../../../shared/domain/ids';
import { type DurationMs, second } from '../../../shared/domain/time';
import type { HubLease } from '../../../shared/ipc/hub-status';
import type { Clock } from '../clock';
import type { HubClient } from './hub-client';
import { HubError } from './hub-error';
import type { PulseAnswer } from './hub-round-ports';

/** The hub gives twenty seconds; a slow answer must not cost the lease. */
const renewEvery: DurationMs = 6 * second;
/** What an answer may have taken on its way here: so much earlier the lease counts as over. */
const margin: DurationMs = 2 * second;
/** A desktop that was not heard of for so long is gone. */
const gone: DurationMs = 30 * second;

export interface LeasesPorts {
  readonly clock: Clock;
  /** The desktop's secret at the hub. */
  readonly desktop: () => string;
  /** Accounts of the workspace whose secrets are here. */
  readonly holds: () => readonly AccountId[];
  readonly accounts: () => readonly AccountId[];
  /** How far the account was read here; and takes over how far another desktop had read. */
  readonly cursorOf: (accountId: AccountId) => string | null;
  readonly takeCursor: (accountId: AccountId, cursor: string) => void;
  /** True when the hub took it: everything read up to it has to be there before. */
  readonly sendCursor: (
    client: HubClient,
    cursor: { readonly account: AccountId; readonly fence: number; readonly cursor: string },
  ) => Promise<boolean>;
  /** What this desktop may poll and send for has changed. */
  readonly changed: () => void;
}

interface Held {
  readonly fence: number;
  readonly renewedAt: number;
  /** The cursor that the hub knows. */
  readonly cursor: string | null;
  readonly cancelEnd: () => void;
}

export class Leases {
  private readonly held = new Map<AccountId, Held>();
  private marked = new Map<AccountId, string>();
  /** Nothing is taken any more, also by a look that is under way. */
  private isEnding = false;

  constructor(private readonly ports: LeasesPorts) {}

  isHeld(accountId: AccountId): boolean {
    return this.held.has(accountId);
  }

  /** Null when another desktop may hold it by now. */
  fenceOf(accountId: AccountId): number | null {
    return this.held.get(accountId)?.fence ?? null;
  }

  /** Before everything that waits is given to the hub: what is read while that goes on is not covered by it. */
  markCursors(): void {
    this.marked = new Map();
    for (const accountId of this.held.keys()) {
      const cursor = this.ports.cursorOf(accountId);
      if (cursor !== null) this.marked.set(accountId, cursor);
    }
  }

  /** Something that was read is not at the hub yet: whoever takes over has to read it again. */
  unmarkCursors(): void {
    this.marked = new Map();
  }

  /** Once everything the hub has is here: renews, takes what is free, and gives back what is not ours any more. */
  async keep(client: HubClient, pulse: PulseAnswer): Promise<readonly HubLease[]> {
    const { accounts, holds } = this.ports;
    const here = new Set(holds());
    const free = new Set(accounts());
    for (const { account, expiresInMs } of pulse.leases) if (expiresInMs > 0) free.delete(asId(account));
    for (const accountId of accounts()) {
      if (!here.has(accountId)) continue;
      const held = this.held.get(accountId);
      const isOld = held !== undefined && this.now() - held.renewedAt >= renewEvery;
      if (isOld || (held === undefined && (free.has(accountId) || this.isOurs(pulse, accountId))))
        await this.take(client, accountId);
    }
    for (const accountId of this.held.keys()) if (!here.has(accountId)) this.drop(accountId);
    await this.giveCursors(client);
    return accounts().map((accountId) => this.shown(accountId, pulse));
  }

  /** After an end: leases are taken again. */
  begin(): void {
    this.isEnding = false;
  }

  /** The hub lets this person in no more: the account is not theirs to poll, whatever is left of the lease. */
  dropAll(): void {
    for (const accountId of [...this.held.keys()]) this.drop(accountId);
  }

  /** For an orderly end: another desktop goes on at once. */
  async giveBack(client: HubClient): Promise<void> {
    this.isEnding = true;
    for (const accountId of [...this.held.keys()]) {
      this.drop(accountId);
      await client.unlease(accountId, this.ports.desktop());
    }
  }

  private async take(client: HubClient, accountId: AccountId): Promise<void> {
    if (this.isEnding) return;
    const before = this.held.get(accountId);
    const askedAt = this.now();
    const { held, fence, expiresInMs, cursor } = await this.ask(client, accountId);
    if (!held) {
      this.drop(accountId);
      return;
    }
    // It ended while the answer was on its way.
    if (this.isEnding) return void (await client.unlease(accountId, this.ports.desktop()));
    const lasts = expiresInMs - margin - (this.now() - askedAt);
    if (lasts <= 0) return;
    before?.cancelEnd();
    const isNew = before === undefined || before.fence !== fence;
    // Another desktop read on meanwhile: what it read is here by the list, and is not asked for again.
    if (isNew && cursor !== null) this.ports.takeCursor(accountId, cursor);
    const cancelEnd = this.ports.clock.after(lasts, () => this.drop(accountId));
    this.held.set(accountId, { fence, renewedAt: askedAt, cursor, cancelEnd });
    if (isNew) this.ports.changed();
  }

  private async ask(client: HubClient, accountId: AccountId) {
    try {
      return await client.lease(accountId, this.ports.desktop());
    } catch (error) {
      // Not this person's to poll, or unknown to the hub: somebody else's affair.
      if (error instanceof HubError && ['refused', 'not-allowed'].includes(error.fault.kind))
        return { held: false, fence: 0, expiresInMs: 0, cursor: null };
      throw error;
    }
  }

  /** After everything that was read up to it, so that whoever takes over misses nothing. */
  private async giveCursors(client: HubClient): Promise<void> {
    for (const [accountId, held] of this.held) {
      const cursor = this.marked.get(accountId);
      if (cursor === undefined || cursor === held.cursor) continue;
      if (await this.ports.sendCursor(client, { account: accountId, fence: held.fence, cursor }))
        this.held.set(accountId, { ...held, cursor });
    }
  }

  private drop(accountId: AccountId): void {
    const held = this.held.get(accountId);
    if (held === undefined) return;
    held.cancelEnd();
    this.held.delete(accountId);
    this.ports.changed();
  }

  private isOurs({ leases, desktop }: PulseAnswer, accountId: AccountId): boolean {
    return leases.some((lease) => lease.account === accountId && lease.desktop === desktop);
  }

  private shown(accountId: AccountId, pulse: PulseAnswer): HubLease {
    const lease = pulse.leases.find(({ account, expiresInMs }) => account === accountId && expiresInMs > 0);
    const desktops = pulse.desktops.filter(
      ({ holds, seenAgoMs }) => seenAgoMs < gone && holds.includes(accountId),
    ).length;
    if (this.held.has(accountId)) return { accountId, heldBy: 'here', agent: null, desktops };
    if (lease === undefined || lease.desktop === pulse.desktop)
      return { accountId, heldBy: 'nobody', agent: null, desktops };
    return { accountId, heldBy: 'elsewhere', agent: lease.agent, desktops };
  }

  private now(): number {
    return this.ports.clock.now();
  }
}
