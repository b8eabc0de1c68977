// Keeps the store worker's projection in step with the log: first start, rebuild, catch-up and live are one motion.
import { caseRow } from '../../shared/domain/case-row';
import {
  batchesInFlight,
  type FeedMessage,
  type RebuildReason,
  type WorkerMessage,
} from '../../shared/ipc/feed';
import type { CaseStore } from './case-store';
import type { Clock } from './clock';
import { DiskFull } from './log/database';
import type { Log } from './log/open-log';

/** performance.md: the knee of the cost per row lies at 50 to 200 rows a transaction. */
const rowsPerBatch = 200;
/** Waiting a frame gathers what a burst brings; a person's own step does not wait. */
const gatherMs = 16;
/** In the log's own facts: a worker has held a projection of this log. */
const projected = 'projected';

export interface FeedPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
}

export class Feed {
  private post: ((message: FeedMessage) => void) | null = null;
  private ready = false;
  private sentTo = 0;
  private inFlight = 0;
  private remembers = false;
  private cancelGather: (() => void) | null = null;

  constructor(
    private readonly ports: FeedPorts,
    private agentId: string,
  ) {}

  /** A worker has connected; it speaks first. Replaces the one before. */
  connect(post: (message: FeedMessage) => void): void {
    this.post = post;
    this.ready = false;
    this.inFlight = 0;
  }

  hear(message: WorkerMessage): void {
    if (message.type === 'applied') {
      this.inFlight = Math.max(0, this.inFlight - 1);
      this.rememberProjection();
    } else this.open(message);
    this.pump();
  }

  /** New events are in the log. `urgent` skips the gathering: a person waits for what they did. */
  poke(urgent: boolean): void {
    const { clock } = this.ports;
    if (urgent) this.pump();
    else this.cancelGather ??= clock.after(gatherMs, () => this.pump());
  }

  /** Another agent sits here now: what is "mine" changes, and with it the projection. */
  changeAgent(agentId: string): void {
    if (agentId === this.agentId) return;
    const generation = this.generation;
    this.agentId = agentId;
    if (this.ready) this.open({ type: 'ready', generation, position: 0 });
    this.pump();
  }

  private get generation(): string {
    return `${this.ports.log.meta.generation}.${this.agentId}`;
  }

  private open(worker: Extract<WorkerMessage, { type: 'ready' }>): void {
    const { log } = this.ports;
    const known = worker.generation === this.generation && worker.position <= log.events.position();
    this.sentTo = known ? worker.position : 0;
    this.inFlight = 0;
    this.ready = true;
    this.post?.({
      type: 'open',
      generation: this.generation,
      key: log.meta.projectionKey,
      me: this.agentId,
      rebuild: known ? null : this.rebuildReason(worker.generation),
      expectedCases: known ? log.cases.changedAfter(this.sentTo, rowsPerBatch).length : log.cases.count(),
    });
  }

  private rebuildReason(held: string | null): RebuildReason {
    if (this.ports.log.events.position() === 0) return 'first-start';
    if (held !== null) return held === this.generation ? 'behind-by-damage' : 'other-generation';
    return this.ports.log.meta.read(projected) === null ? 'first-start' : 'missing';
  }

  /** Once there was a projection, one that is gone was lost: without this mark it would look like a first start. */
  private rememberProjection(): void {
    const { meta } = this.ports.log;
    if (this.remembers) return;
    try {
      if (meta.read(projected) === null) meta.write(projected, Buffer.from([1]));
      this.remembers = true;
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
    }
  }

  private pump(): void {
    this.cancelGather?.();
    this.cancelGather = null;
    const { log, store } = this.ports;
    while (this.post !== null && this.ready && this.inFlight < batchesInFlight) {
      const changed = log.cases.changedAfter(this.sentTo, rowsPerBatch);
      const last = changed.at(-1);
      if (last === undefined) return;
      const states = changed.map(({ caseId }) => store.read(caseId)).filter((state) => state !== null);
      const live = changed.length < rowsPerBatch || log.cases.changedAfter(last.position, 1).length === 0;
      this.inFlight += 1;
      this.post({
        type: 'batch',
        from: this.sentTo,
        to: last.position,
        rows: states.map(caseRow),
        removed: [],
        live,
      });
      this.sentTo = last.position;
    }
  }
}
