// All accounts of this session: starts and ends them as the engine configures, and passes its wishes on.
import { assertNever } from '../../shared/domain/assert-never';
import type { AccountId } from '../../shared/domain/ids';
import { second } from '../../shared/domain/time';
import type { AccountConfig, FromChannels, SendRequest, ToChannels } from '../../shared/ipc/channels-port';
import type { AccountSecret, AccountSecrets } from '../../shared/ipc/shell-ports';
import { translationSecret } from '../../shared/ipc/translation-port';
import { AccountRunner } from './account-runner';
import type { Clock } from './clock';
import type { OpenAccount } from './open-account';
import { translateWithSecret } from './translate';

export interface AccountDeskPorts {
  readonly clock: Clock;
  readonly post: (message: FromChannels) => void;
  readonly saveSecret: (accountId: AccountId, secret: AccountSecret) => void;
  /** Throws when the session has no such channel or the settings make no sense. */
  readonly open: OpenAccount;
}

interface Standing {
  readonly config: AccountConfig;
  /** As it was when the account was opened. */
  readonly secret: AccountSecret | null;
  /** Null while it cannot work: no secret, or settings that make no sense. */
  readonly runner: AccountRunner | null;
}

const noConnection = 'the account is not connected';
const retryWithoutConnection = 15 * second;

export class AccountDesk {
  readonly #ports: AccountDeskPorts;
  readonly #accounts = new Map<AccountId, Standing>();
  /** Accounts that are closing: the next connection waits, so that two never speak for one account. */
  readonly #closing = new Map<AccountId, Promise<void>>();
  #wanted: ReadonlyMap<AccountId, AccountConfig> = new Map();
  #secrets: AccountSecrets = {};
  #lastBatchId = 0;

  constructor(ports: AccountDeskPorts) {
    this.#ports = ports;
  }

  heard(message: ToChannels): void {
    switch (message.type) {
      case 'configure':
        this.#wanted = new Map(message.accounts.map((config) => [config.accountId, config]));
        this.#settle();
        return;
      case 'committed':
        this.#runnerOf(message.accountId)?.committed(message.batchId);
        return;
      case 'poll':
        for (const accountId of message.accountId === null ? this.#accounts.keys() : [message.accountId]) {
          this.#runnerOf(accountId)?.pollNow();
        }
        return;
      case 'recheck':
        this.#runnerOf(message.accountId)?.recheck(message.externalIds);
        return;
      case 'send':
        void this.#send(message.request);
        return;
      case 'look-up':
        void this.#lookUp(message.request);
        return;
      case 'act':
        void this.#act(message);
        return;
      case 'translate':
        void this.#translate(message);
        return;
      default:
        assertNever(message);
    }
  }

  setSecrets(secrets: AccountSecrets): void {
    this.#secrets = secrets;
    this.#settle();
  }

  /** The engine is gone: everything ends, and nothing starts before it configures again. */
  async stopAll(): Promise<void> {
    this.#wanted = new Map();
    this.#settle();
    await Promise.all(this.#closing.values());
  }

  /** Brings what runs into line with what is wanted; an account that did not change is left alone. */
  #settle(): void {
    for (const [accountId, { config, secret }] of this.#accounts) {
      const wanted = this.#wanted.get(accountId);
      const isSame =
        wanted !== undefined && sameAccount(wanted, config) && same(this.#secretOf(accountId), secret);
      if (!isSame) this.#end(accountId);
    }
    for (const accountId of this.#wanted.keys()) this.#startIfFree(accountId);
  }

  #end(accountId: AccountId): void {
    const runner = this.#accounts.get(accountId)?.runner;
    this.#accounts.delete(accountId);
    if (!runner) return;
    const done = runner.stop().finally(() => {
      this.#closing.delete(accountId);
      this.#startIfFree(accountId);
    });
    this.#closing.set(accountId, done);
  }

  #startIfFree(accountId: AccountId): void {
    const config = this.#wanted.get(accountId);
    if (config === undefined || this.#accounts.has(accountId) || this.#closing.has(accountId)) return;
    const secret = this.#secretOf(accountId);
    this.#accounts.set(accountId, { config, secret, runner: this.#start(config, secret) });
  }

  #start(config: AccountConfig, secret: AccountSecret | null): AccountRunner | null {
    const { accountId } = config;
    if (secret === null && config.channel !== 'sandbox') {
      return this.#idle(accountId, 'no-secret', 'no password or token is stored for this account');
    }
    try {
      const opened = this.#ports.open(config, secret ?? {}, (fresh) => this.#keepSecret(accountId, fresh));
      return new AccountRunner(config, opened.connection, {
        clock: this.#ports.clock,
        beforePoll: opened.beforePoll,
        nextBatchId: () => {
          this.#lastBatchId += 1;
          return this.#lastBatchId;
        },
        onBatch: ({ batchId, items, cursor }) =>
          this.#ports.post({ type: 'batch', accountId, batchId, items: [...items], cursor }),
        onHealth: (health) => this.#ports.post({ type: 'health', health }),
      });
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'the settings cannot be used';
      return this.#idle(accountId, 'stopped', detail);
    }
  }

  #idle(accountId: AccountId, state: 'no-secret' | 'stopped', detail: string): null {
    const health = { accountId, state, detail: detail.slice(0, 2_000), cause: null, capabilities: null };
    this.#ports.post({ type: 'health', health: { ...health, lastHeardAt: null, nextTryAt: null } });
    return null;
  }

  #keepSecret(accountId: AccountId, secret: AccountSecret): void {
    this.#secrets = { ...this.#secrets, [accountId]: secret };
    const standing = this.#accounts.get(accountId);
    // The connection that refreshed its token goes on: to it, the secret did not change.
    if (standing) this.#accounts.set(accountId, { ...standing, secret });
    this.#ports.saveSecret(accountId, secret);
  }

  async #send(request: SendRequest): Promise<void> {
    const retryAt = this.#ports.clock.now() + retryWithoutConnection;
    const away = { kind: 'not-yet', retryAt, cause: 'wrong-credentials', detail: noConnection } as const;
    const outcome = (await this.#runnerOf(request.accountId)?.send(request)) ?? away;
    this.#ports.post({ type: 'sent', replyId: request.replyId, attempt: request.attempt, outcome });
  }

  async #lookUp(request: SendRequest): Promise<void> {
    const retryAt = this.#ports.clock.now() + retryWithoutConnection;
    const away = { kind: 'undecidable', detail: noConnection, retryAt } as const;
    const outcome = (await this.#runnerOf(request.accountId)?.lookUp(request)) ?? away;
    this.#ports.post({ type: 'looked-up', replyId: request.replyId, outcome });
  }

  async #act({
    requestId,
    accountId,
    externalId,
    action,
  }: Extract<ToChannels, { type: 'act' }>): Promise<void> {
    const result = await this.#runnerOf(accountId)?.act(externalId, action);
    this.#ports.post({ type: 'acted', requestId, ...(result ?? { ok: false, detail: noConnection }) });
  }

  async #translate({ requestId, request }: Extract<ToChannels, { type: 'translate' }>): Promise<void> {
    const outcome = await translateWithSecret(request, this.#secrets[translationSecret]);
    this.#ports.post({ type: 'translated', requestId, outcome });
  }

  #runnerOf(accountId: AccountId): AccountRunner | null {
    return this.#accounts.get(accountId)?.runner ?? null;
  }

  #secretOf(accountId: AccountId): AccountSecret | null {
    return this.#secrets[accountId] ?? null;
  }
}

/** The cursor is left out: the one that runs knows a newer one. */
function sameAccount(one: AccountConfig, other: AccountConfig): boolean {
  const { channel, pollEveryMs, settings } = one;
  return channel === other.channel && pollEveryMs === other.pollEveryMs && same(settings, other.settings);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
