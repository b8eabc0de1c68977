// Follows the engine's feed: asks from the stored position, applies in order, and says what the page must know.
import type { CaseId } from '../../shared/domain/ids';
import type { FeedMessage, WorkerMessage } from '../../shared/ipc/feed';
import type { Counters, RowChange, StoreState } from '../../shared/ipc/store-port';
import { applyBatch, type Projection, startGeneration } from './apply';
import type { ProjectionDatabase } from './database';
import { readCounters } from './reads';

type Open = Extract<FeedMessage, { type: 'open' }>;
type Batch = Extract<FeedMessage, { type: 'batch' }>;

export interface FeedListener {
  state(state: StoreState): void;
  /** The projection is live (again): everything the page holds is read anew. */
  reset(counters: Counters): void;
  delta(changed: readonly RowChange[], removed: readonly CaseId[], counters: Counters): void;
}

export interface FeedEnds {
  readonly database: ProjectionDatabase;
  readonly send: (message: WorkerMessage) => void;
  /** Resolves once this worker alone may write the generation. */
  readonly hold: (generation: string) => Promise<void>;
  readonly listener: FeedListener;
}

export class FeedSession {
  projection: Projection | null = null;
  private readonly ends: FeedEnds;
  private work: Promise<void> = Promise.resolve();
  private live = false;
  private asking = false;
  private rebuilt: Open['rebuild'] = null;
  private rebuild: {
    readonly reason: NonNullable<Open['rebuild']>;
    readonly expected: number;
    done: number;
  } | null = null;

  constructor(ends: FeedEnds) {
    this.ends = ends;
  }

  /** Tells the engine what the projection holds. */
  start(): Promise<void> {
    return this.next(() => this.ask());
  }

  /** Takes one message of the feed; messages are worked off strictly in order. */
  receive(message: FeedMessage): Promise<void> {
    return this.next(() => (message.type === 'open' ? this.open(message) : this.apply(message)));
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.work = this.work.then(step).catch((error: unknown) => {
      this.ends.listener.state({
        kind: 'failed',
        message: error instanceof Error ? error.message : String(error),
      });
    });
    return this.work;
  }

  /** What is stored cannot be read: asks for everything anew. */
  distrust(): Promise<void> {
    return this.next(async () => {
      this.projection = null;
      this.asking = true;
      this.ends.send({ type: 'ready', generation: null, position: 0 });
    });
  }

  private async ask(): Promise<void> {
    const head = await this.ends.database.meta.get('head');
    this.asking = true;
    this.ends.send({ type: 'ready', generation: head?.generation ?? null, position: head?.position ?? 0 });
  }

  private async open(message: Open): Promise<void> {
    const { generation, key, me } = message;
    await this.ends.hold(generation);
    const projection: Projection = { database: this.ends.database, key, generation, me };
    const head = await this.ends.database.meta.get('head');
    this.live = false;
    this.asking = false;
    if (message.rebuild !== null || head === undefined || head.generation !== generation) {
      this.rebuild = { reason: message.rebuild ?? 'missing', expected: message.expectedCases, done: 0 };
      await startGeneration(projection);
      this.sayProgress();
    } else {
      this.rebuild = null;
      this.ends.listener.state({ kind: 'catching-up' });
    }
    this.projection = projection;
    // What is stored can be read while the rest arrives.
    if (this.rebuild === null) this.ends.listener.reset(await readCounters(this.ends.database));
    if (message.expectedCases === 0) await this.becomeLive();
  }

  private async apply(batch: Batch): Promise<void> {
    if (this.projection === null) return;
    const outcome = await applyBatch(this.projection, batch);
    if (outcome.kind === 'refused') {
      if (!this.asking) await this.ask();
      return;
    }
    this.asking = false;
    this.ends.send({ type: 'applied', position: outcome.position });
    if (outcome.kind === 'applied' && this.live) {
      this.ends.listener.delta(outcome.changed, batch.removed, outcome.counters);
    }
    if (this.rebuild !== null) {
      this.rebuild.done += batch.rows.length;
      this.sayProgress();
    }
    const complete = batch.live || (this.rebuild !== null && this.rebuild.done >= this.rebuild.expected);
    if (complete && !this.live) await this.becomeLive();
  }

  private async becomeLive(): Promise<void> {
    this.live = true;
    if (this.rebuild !== null && this.rebuild.reason !== 'first-start') this.rebuilt = this.rebuild.reason;
    this.rebuild = null;
    this.ends.listener.reset(await readCounters(this.ends.database));
    this.ends.listener.state({ kind: 'live', ...(this.rebuilt !== null && { rebuilt: this.rebuilt }) });
  }

  private sayProgress(): void {
    if (this.rebuild === null) return;
    const { reason, done, expected } = this.rebuild;
    this.ends.listener.state({ kind: 'rebuilding', reason, done, expected });
  }
}
