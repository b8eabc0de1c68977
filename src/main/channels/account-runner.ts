// Keeps one account going: reads it at its pace, sends for it, and says how it stands. Nothing here may throw.
import type { PostAction } from '../../shared/domain/case-event';
import type { ExternalId } from '../../shared/domain/ids';
import { minute, second } from '../../shared/domain/time';
import type {
  AccountConfig,
  AccountHealth,
  ChannelItem,
  LookUpOutcome,
  SendOutcome,
  SendRequest,
} from '../../shared/ipc/channels-port';
import { boundedCall } from './bounded-call';
import type { Clock } from './clock';
import type { AccountConnection, PollPage } from './connector';
import { networkFailure } from './network-failure';
import { afterPollEvent, type PollEvent, type PollState, pollHealth, startPolling } from './poll-loop';
import { createSender, type Sender } from './sender';

export interface RunnerPorts {
  readonly clock: Clock;
  /** A page is about to be read. */
  readonly beforePoll: () => void;
  /** Numbers batches; unique in this process. */
  readonly nextBatchId: () => number;
  readonly onBatch: (batch: OfferedBatch) => void;
  readonly onHealth: (health: AccountHealth) => void;
}

export interface OfferedBatch {
  readonly batchId: number;
  readonly items: readonly ChannelItem[];
  /** Null for what was read again. */
  readonly cursor: string | null;
}

const pollDeadline = 150 * second;
const recheckDeadline = 5 * minute;
const actDeadline = 30 * second;
const closeDeadline = 5 * second;

export class AccountRunner {
  readonly #config: AccountConfig;
  readonly #connection: AccountConnection;
  readonly #ports: RunnerPorts;
  readonly #ended = new AbortController();
  readonly #sender: Sender;
  #state: PollState;
  #cursor: string | null;
  #offered: OfferedBatch | null = null;
  #lastHealth: AccountHealth | null = null;
  #cancelTimer: () => void;
  #reading: Promise<void> = Promise.resolve();
  #rechecking: Promise<void> | null = null;

  /** Starts reading at once. The connection is closed by `stop`. */
  constructor(config: AccountConfig, connection: AccountConnection, ports: RunnerPorts) {
    this.#config = config;
    this.#connection = connection;
    this.#ports = ports;
    this.#sender = createSender(connection, ports.clock, this.#ended.signal);
    this.#state = startPolling(ports.clock.now());
    this.#cursor = config.cursor;
    // Not before the caller holds the runner: the first page may be acknowledged at once.
    this.#cancelTimer = ports.clock.after(0, () => this.#read());
    this.#report();
  }

  committed(batchId: number): void {
    const offered = this.#offered;
    if (offered === null || offered.batchId !== batchId) return;
    this.#cursor = offered.cursor;
    this.#offered = null;
    this.#apply({ type: 'committed', at: this.#now(), chance: this.#ports.clock.chance() });
  }

  /** Reads as soon as the channel allows. */
  pollNow(): void {
    this.#apply({ type: 'asked', at: this.#now() });
  }

  /** One at a time; what is asked meanwhile is asked again by the engine's next round. */
  recheck(externalIds: readonly ExternalId[]): void {
    if (!this.#ended.signal.aborted) this.#rechecking ??= this.#readAgain(externalIds);
  }

  send(request: SendRequest): Promise<SendOutcome> {
    return this.#sender.send(request);
  }

  lookUp(request: SendRequest): Promise<LookUpOutcome> {
    return this.#sender.lookUp(request);
  }

  async act(
    externalId: ExternalId,
    action: PostAction,
  ): Promise<{ readonly ok: boolean; readonly detail: string }> {
    try {
      await this.#call((signal) => this.#connection.act(externalId, action, signal), actDeadline);
      return { ok: true, detail: '' };
    } catch (error) {
      return { ok: false, detail: networkFailure(error, { step: action }).message.slice(0, 2_000) };
    }
  }

  /** Ends everything; fulfils when nothing of this account is on its way any more. */
  async stop(): Promise<void> {
    this.#ended.abort();
    this.#cancelTimer();
    await Promise.allSettled([this.#reading, this.#rechecking, this.#sender.settled()]);
    const limits = { clock: this.#ports.clock, deadline: closeDeadline, outer: new AbortController().signal };
    await boundedCall(() => this.#connection.close(), limits).catch(() => {});
  }

  #read(): void {
    this.#apply({ type: 'started', at: this.#now() });
    this.#ports.beforePoll();
    const cursor = this.#cursor;
    this.#reading = this.#call((signal) => this.#connection.poll(cursor, signal), pollDeadline).then(
      (page) => this.#offer(page),
      (error: unknown) => this.#fail(error),
    );
  }

  #offer(page: PollPage): void {
    if (this.#ended.signal.aborted) return;
    const { items, cursor, more, notBefore } = page;
    const fruitful = items.length > 0 || cursor !== this.#cursor;
    const at = this.#now();
    // Nothing new is nothing to write: the disk is spared, and the next pause begins.
    if (!fruitful) {
      this.#apply({ type: 'page', at, more, notBefore, fruitful });
      this.#apply({ type: 'committed', at, chance: this.#ports.clock.chance() });
      return;
    }
    const batch = { batchId: this.#ports.nextBatchId(), items, cursor };
    this.#offered = batch;
    this.#apply({ type: 'page', at, more, notBefore, fruitful });
    this.#ports.onBatch(batch);
  }

  #fail(error: unknown): void {
    const { failure, message } = networkFailure(error, { step: 'poll' });
    const { cause, retryAt, step } = failure;
    this.#apply({
      type: 'failed',
      at: this.#now(),
      failure: { cause, detail: `${step}: ${message}`, retryAt },
      chance: this.#ports.clock.chance(),
    });
  }

  async #readAgain(externalIds: readonly ExternalId[]): Promise<void> {
    try {
      const recheck = (signal: AbortSignal) => this.#connection.recheck(externalIds, signal);
      const items = await this.#call(recheck, recheckDeadline);
      if (items.length === 0 || this.#ended.signal.aborted) return;
      this.#ports.onBatch({ batchId: this.#ports.nextBatchId(), items, cursor: null });
    } catch {
      // The slower lane has no voice of its own: what ails the account shows at the next poll.
    } finally {
      this.#rechecking = null;
    }
  }

  #apply(event: PollEvent): void {
    this.#state = afterPollEvent(this.#state, event, this.#config.pollEveryMs);
    this.#cancelTimer();
    if (this.#ended.signal.aborted) return;
    if (this.#state.phase === 'waiting') {
      this.#cancelTimer = this.#ports.clock.after(this.#state.nextAt - this.#now(), () => this.#read());
    }
    if (event.type !== 'started') this.#report();
  }

  #report(): void {
    const standing = pollHealth(this.#state, this.#now());
    // While a page is on its way to the disk, the next report will say the same and when the next try is.
    if (this.#state.phase !== 'waiting' && standing.state === this.#lastHealth?.state) return;
    const { capabilities } = this.#connection;
    const health = { accountId: this.#config.accountId, capabilities, ...standing };
    if (JSON.stringify(health) !== JSON.stringify(this.#lastHealth)) this.#ports.onHealth(health);
    this.#lastHealth = health;
  }

  #call<Value>(call: (signal: AbortSignal) => Promise<Value>, deadline: number): Promise<Value> {
    return boundedCall(call, { clock: this.#ports.clock, deadline, outer: this.#ended.signal });
  }

  #now(): number {
    return this.#ports.clock.now();
  }
}
