// The channel accounts as the engine sees them: where each had got to, how it is doing, what it can do.
import type { PostAction } from '../../shared/domain/case-event';
import type { AccountId, ExternalId } from '../../shared/domain/ids';
import type { AccountHealth, Capabilities, FromChannels, ToChannels } from '../../shared/ipc/channels-port';
import type { AccountStatus } from '../../shared/ipc/engine-answers';
import type { Account, Workspace } from '../../shared/workspace/schema';
import type { Clock } from './clock';
import type { Batch } from './ingest';
import { DiskFull, LogUnreadable } from './log/database';
import type { Log } from './log/open-log';
import { TranslationDesk } from './translation/translation-desk';

export interface ActOutcome {
  readonly ok: boolean;
  readonly detail: string;
}

/** A page for which the disk has no room waits here, one per account, until there is room again. */
const diskRetryMs = 10_000;
const shortestPollMs = 250;
/** A page is taken in so many items a turn, so that a key never waits behind a thousand of them. */
const mostPerTurn = 200;

export interface AccountsPorts {
  readonly log: Log;
  readonly clock: Clock;
  readonly workspace: () => Workspace | null;
  readonly ingest: (batch: Batch) => void;
  readonly changed: () => void;
  /** False keeps what channels bring out of the log, for as long as it is so. */
  readonly hasRoom: () => boolean;
  readonly damaged: () => void;
  /** Whether this desktop is the one that polls an account; with a team hub it may be another one. */
  readonly isOurs?: (accountId: AccountId) => boolean;
}

export class Accounts {
  private readonly health = new Map<AccountId, AccountHealth>();
  private readonly waiting = new Map<number, (outcome: ActOutcome) => void>();
  private toChannels: ((message: ToChannels) => void) | null = null;
  private requests = 0;
  private diskFull = false;

  readonly translations: TranslationDesk;

  constructor(private readonly ports: AccountsPorts) {
    this.translations = new TranslationDesk(ports.clock, (message) => this.post(message));
  }

  connect(post: ((message: ToChannels) => void) | null): void {
    this.toChannels = post;
    if (post === null) this.health.clear();
  }

  /** Tells the channels process which accounts there are and where each had got to. */
  configure(): void {
    const { isOurs = () => true } = this.ports;
    const ours = this.accounts.filter(({ id }) => isOurs(id));
    const accounts = ours.map((account) => ({
      accountId: account.id,
      channel: account.channel,
      settings: { ...account },
      cursor: this.ports.log.desk.readAccount(account.id).cursor,
      pollEveryMs: Math.max(shortestPollMs, account.pollEvery),
    }));
    this.post({ type: 'configure', accounts });
  }

  /** False when no channels process listens. */
  post(message: ToChannels): boolean {
    this.toChannels?.(message);
    return this.toChannels !== null;
  }

  heardBatch(batch: Extract<FromChannels, { type: 'batch' }>): void {
    const { accountId, batchId, items, cursor } = batch;
    const account = this.accounts.find((candidate) => candidate.id === accountId);
    // What another desktop polls now is its affair: it comes from there.
    if (account === undefined || this.ports.isOurs?.(accountId) === false) return;
    const { clock, ingest, changed, hasRoom } = this.ports;
    if (!hasRoom()) {
      clock.after(diskRetryMs, () => this.heardBatch(batch));
      changed();
      return;
    }
    try {
      const later = items.slice(mostPerTurn);
      // With its last items only: what was taken in before a crash comes again and counts once.
      const mark = later.length > 0 || cursor === null ? null : { cursor, lastHeardAt: clock.now() };
      ingest({ account, items: items.slice(0, mostPerTurn), mark });
      this.diskFull = false;
      if (later.length > 0) {
        clock.after(0, () => this.heardBatch({ ...batch, items: later }));
        return;
      }
      // Only now: the channels process asks for the next page when this one is on disk.
      this.post({ type: 'committed', accountId, batchId });
    } catch (error) {
      // What was not recorded is not acknowledged: the channel brings it again to the next engine.
      if (error instanceof LogUnreadable) {
        this.ports.damaged();
        return;
      }
      if (!(error instanceof DiskFull)) throw error;
      this.diskFull = true;
      clock.after(diskRetryMs, () => this.heardBatch(batch));
    }
    changed();
  }

  heardHealth(health: AccountHealth): void {
    this.health.set(health.accountId, health);
    this.ports.changed();
  }

  /** Has the channel like, hide or delete something; resolves with what the channel said. */
  act(wish: {
    readonly accountId: AccountId;
    readonly externalId: ExternalId;
    readonly action: PostAction;
  }): Promise<ActOutcome> {
    return new Promise((resolve) => {
      const requestId = ++this.requests;
      this.waiting.set(requestId, resolve);
      if (!this.post({ type: 'act', requestId, ...wish })) {
        this.heardActed(requestId, { ok: false, detail: 'The channels process is not running' });
      }
    });
  }

  heardActed(requestId: number, outcome: ActOutcome): void {
    this.waiting.get(requestId)?.(outcome);
    this.waiting.delete(requestId);
  }

  status(): readonly AccountStatus[] {
    return this.accounts.map(({ id }): AccountStatus => {
      const known = this.health.get(id);
      const lastHeardAt = known?.lastHeardAt ?? this.ports.log.desk.readAccount(id).lastHeardAt;
      if (known === undefined) {
        return { accountId: id, lastHeardAt, nextTryAt: null, state: 'waiting', cause: null, detail: null };
      }
      const { nextTryAt, state, cause, detail, capabilities } = known;
      return { accountId: id, lastHeardAt, nextTryAt, state, cause, detail, capabilities };
    });
  }

  capabilities(accountId: AccountId): Capabilities | null {
    return this.health.get(accountId)?.capabilities ?? null;
  }

  canSend(accountId: AccountId): boolean {
    const state = this.health.get(accountId)?.state;
    return this.toChannels !== null && state !== undefined && state !== 'no-secret' && state !== 'stopped';
  }

  recheck(accountId: AccountId, externalIds: readonly ExternalId[]): void {
    this.post({ type: 'recheck', accountId, externalIds: [...externalIds] });
  }

  isDiskFull(): boolean {
    return this.diskFull;
  }

  private get accounts(): readonly Account[] {
    return this.ports.workspace()?.accounts ?? [];
  }
}
