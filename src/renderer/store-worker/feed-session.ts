// Follows the engine's feed: asks from the stored position, applies in order, and says what the page must know.
import type { CaseRow } from '../../shared/domain/case-row';
import type {
  FeedBatch,
  FeedFill,
  FeedMessage,
  FeedOpen,
  FeedStep,
  WorkerMessage,
} from '../../shared/ipc/feed';
import type { Counters, StoreState } from '../../shared/ipc/store-port';
import {
  type Applied,
  applyBatch,
  applyFill,
  applyStep,
  countersOf,
  noteGap,
  type Projection,
  projectionOf,
  startGeneration,
} from './apply';
import type { ProjectionDatabase } from './database';
import type { Happened } from './happened';
import { readHead, reading } from './idb';
import { mergeBatches, takeBatches } from './merge-batches';
import { mergeFills, takeFollowing } from './merge-fills';
import { lookThrough, ProjectionCheck } from './projection-check';
import { RebuildProgress } from './rebuild-progress';
import { rowKey } from './sealed-row';
import { WorkQueue } from './work-queue';

export interface FeedListener {
  state(state: StoreState): void;
  /** Everything the page holds is read anew. */
  reset(counters: Counters): void;
  delta(happened: Happened, plain: readonly CaseRow[], urgent: boolean): void;
  /** A step of a person that has to wait for its turn; what comes of it is told as any other. */
  early(step: FeedStep): void;
}

export interface FeedEnds {
  readonly database: ProjectionDatabase;
  readonly send: (message: WorkerMessage) => void;
  /** Resolves once this worker alone may write the generation. */
  readonly hold: (generation: string) => Promise<void>;
  readonly listener: FeedListener;
  readonly later: (step: () => void, afterMs: number) => void;
  /** Whether the page waits for something that is read: it may come as it was before a change. */
  readonly isBeingRead: () => boolean;
}

/** Parts of a gap in one transaction, while nobody waits for anything and while somebody does. */
const fillsAtOnce = { unawaited: 6, awaited: 1 } as const;
/** So long after somebody wanted something, more of it is expected. */
const awaitedMs = 2_000;
/** So long after the page was told to read anew, it reads for that alone and nobody waits. */
const readsAnewMs = 500;
/** A store that refuses a change (a full disk) is asked again so much later. */
const retryMs = 5_000;
/** Stores thrown away in the life of a worker; after that it only tries again. */
const mostAnew = 3;

export class FeedSession {
  projection: Projection | null = null;
  private readonly work: WorkQueue;
  private isLive = false;
  private asking = false;
  private thrownAway = 0;
  private rebuilt: FeedOpen['rebuild'] = null;
  private progress: RebuildProgress | null = null;
  /** What waits of a gap since the last batch or opening. */
  private fills: FeedFill[] = [];
  /** What waits of the present since the last part of a gap or opening. */
  private batches: FeedBatch[] = [];
  private awaited = 0;
  private readsAnew = 0;
  private worked = 0;
  private check: ProjectionCheck | null = null;

  constructor(private readonly ends: FeedEnds) {
    this.work = new WorkQueue((error) => this.failed(error));
  }

  /** Tells the engine what the projection holds. */
  start(): Promise<void> {
    return this.work.add(() => this.ask());
  }

  /** Takes one message of the feed. They are worked off in order, but for steps, which pass the batches that wait. */
  receive(message: FeedMessage): Promise<void> {
    switch (message.type) {
      case 'open':
        this.fills = [];
        this.batches = [];
        return this.work.add(() => this.open(message));
      case 'batch': {
        const { batches } = this;
        if (message.plain.length > 0) this.note('worked', awaitedMs);
        batches.push(message);
        this.fills = [];
        return this.work.add(() => this.takeBatches(batches), 'yields');
      }
      case 'fill': {
        const { fills } = this;
        fills.push(message);
        this.batches = [];
        return this.work.add(() => this.takeFills(fills), 'yields');
      }
      case 'step':
        this.note('awaited', awaitedMs);
        // It is flushed in the log: its row need not wait for what the store is busy with.
        if (this.work.isBusy && this.isLive && !this.ends.isBeingRead()) this.ends.listener.early(message);
        return this.work.add(() => this.takeStep(message), 'passes');
    }
  }

  /** Something is read: for a while this store takes little at a time, unless that is the rebuild's own doing. */
  hurry(): void {
    if (this.readsAnew === 0) this.note('awaited', awaitedMs);
  }

  private note(what: 'awaited' | 'readsAnew' | 'worked', forMs: number): void {
    this[what] += 1;
    this.ends.later(() => {
      this[what] -= 1;
    }, forMs);
  }

  /** What is stored cannot be read or is not whole: asks for everything anew. */
  distrust(): Promise<void> {
    return this.work.add(async () => this.askForAll());
  }

  private async ask(): Promise<void> {
    const head = await reading(this.ends.database, readHead);
    this.asking = true;
    this.ends.send(
      head === undefined
        ? { type: 'ready', generation: null, position: 0 }
        : { type: 'ready', generation: head.generation, position: head.position, gap: head.gap },
    );
  }

  private askForAll(): void {
    this.projection = null;
    this.check = null;
    this.asking = true;
    this.ends.send({ type: 'ready', generation: null, position: 0 });
  }

  private async open(message: FeedOpen): Promise<void> {
    const { generation, rebuild, expectedCases } = message;
    const { database, hold, listener } = this.ends;
    await hold(generation);
    const key = await rowKey(message.key);
    const projection = projectionOf({ database, key, generation });
    let head = await reading(database, readHead);
    this.isLive = message.live;
    this.asking = false;
    this.check = null;
    if (rebuild !== null || head?.generation !== generation) {
      await startGeneration(projection, message);
      head = await reading(database, readHead);
      this.progress = new RebuildProgress(rebuild ?? 'missing', expectedCases);
    } else {
      // A rebuild that was broken off goes on, and is told of as what it is.
      this.progress = new RebuildProgress(head.gap === null ? null : 'missing', expectedCases);
      await noteGap(projection, message);
    }
    this.projection = projection;
    listener.state(this.progress.state(head?.total ?? 0));
    if (message.gap === null && this.isLive) this.becomeLive(countersOf(head));
    // What is stored can be read while the rest arrives.
    else if (head !== undefined && head.total > 0) listener.reset(countersOf(head));
  }

  private async takeBatches(waiting: FeedBatch[]): Promise<void> {
    const { projection } = this;
    const batches = takeBatches(waiting, this.awaited > 0);
    const batch = mergeBatches(batches, projection?.ahead ?? new Map());
    if (projection === null || batch === null) return;
    const tell = this.telling(batch.plain, batch.plain.length > 0);
    const applied = await applyBatch(projection, batch, tell.onItsWay);
    if (!(await this.follows(applied))) return;
    for (const { to } of batches) this.ends.send({ type: 'applied', position: to });
    if (applied.kind !== 'applied') return;
    tell.committed(applied);
    if (this.progress !== null && applied.head.gap === null && !batch.live) this.sayProgress(applied);
    if (!batch.live) return;
    this.isLive = true;
    if (applied.head.gap === null) this.becomeLive(countersOf(applied.head));
  }

  private async takeStep(step: FeedStep): Promise<void> {
    if (this.projection === null) return;
    const tell = this.telling(step.plain, true);
    const applied = await applyStep(this.projection, step, tell.onItsWay);
    if (applied.kind === 'applied') tell.committed(applied);
  }

  /** Some that wait, as one. */
  private async takeFills(waiting: FeedFill[]): Promise<void> {
    const most = this.awaited > 0 ? fillsAtOnce.awaited : fillsAtOnce.unawaited;
    const fills = takeFollowing(waiting, most);
    const fill = mergeFills(fills);
    if (this.projection === null || fill === null) return;
    const applied = await applyFill(this.projection, fill);
    if (!(await this.follows(applied))) return;
    for (const { to } of fills) this.ends.send({ type: 'filled', position: to });
    if (applied.kind !== 'applied') return;
    this.check?.note(applied);
    if (applied.head.gap === null && this.isLive) this.becomeLive(countersOf(applied.head));
    else this.sayProgress(applied);
  }

  /** False when it left a gap: what is missing is asked for, once. */
  private async follows(applied: Applied): Promise<boolean> {
    if (applied.kind === 'refused') {
      if (!this.asking) await this.ask();
      return false;
    }
    this.asking = false;
    return true;
  }

  /**
   * The log has it on disk, so the page need not wait for the store; should the store refuse it, everything is read anew.
   * Only what is being read may still arrive as it was before, and must not come last.
   */
  private telling(plain: readonly CaseRow[], urgent: boolean) {
    const { listener, isBeingRead } = this.ends;
    let isTold = false;
    return {
      onItsWay: (happened: Happened) => {
        if (isBeingRead()) return;
        isTold = true;
        listener.delta(happened, plain, urgent);
      },
      committed: (happened: Happened) => {
        this.check?.note(happened);
        if (!isTold) listener.delta(happened, plain, urgent);
      },
    };
  }

  /** The list is read anew now and then while it fills; that what is most urgent is there shows at once. */
  private sayProgress(applied: Happened): void {
    if (this.progress === null) return;
    const { head, changed, removed } = applied;
    const { listener } = this.ends;
    const { state, reset } = this.progress.advance(changed.length + removed.length, head.total);
    if (state !== null) listener.state(state);
    if (reset) {
      this.note('readsAnew', readsAnewMs);
      listener.reset(countersOf(head));
      // Between two times the list is read, its counts go on.
    } else if (state !== null) listener.delta({ ...applied, changed: [], removed: [] }, [], false);
  }

  private becomeLive(counters: Counters): void {
    if (this.check !== null && this.progress === null) return;
    const reason = this.progress?.reason ?? 'first-start';
    if (reason !== 'first-start') this.rebuilt = reason;
    this.progress = null;
    this.ends.listener.reset(counters);
    this.ends.listener.state({ kind: 'live', ...(this.rebuilt !== null && { rebuilt: this.rebuilt }) });
    this.beginCheck();
  }

  private beginCheck(): void {
    const check = new ProjectionCheck(this.ends.database);
    this.check = check;
    lookThrough(check, {
      isWanted: () => this.check === check && this.projection !== null,
      isInTheWay: () => this.awaited + this.worked > 0,
      later: this.ends.later,
      inTurn: (work) => void this.work.add(work),
      differs: () => this.askForAll(),
    });
  }

  private async failed(error: unknown): Promise<void> {
    const { database, listener, later } = this.ends;
    const isFull = error instanceof Error && error.name === 'QuotaExceededError';
    if (isFull || this.thrownAway >= mostAnew) {
      this.projection = null;
      listener.state({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      later(() => void this.start(), retryMs);
      return;
    }
    // A store that fails is no loss: it is thrown away, and the engine sends everything again.
    this.thrownAway += 1;
    this.projection = null;
    await database.delete({ disableAutoOpen: false }).catch(() => undefined);
    this.askForAll();
  }
}
