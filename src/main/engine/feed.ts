// Keeps the store worker's projection in step with the log: first start, rebuild, catch-up and live are one motion.
import type { Case } from '../../shared/domain/case';
import { caseRow } from '../../shared/domain/case-row';
import { type AgentId, asId, type CaseId } from '../../shared/domain/ids';
import { type Sight, sees, seesPlace } from '../../shared/domain/sight';
import {
  batchesInFlight,
  type FeedGap,
  type FeedMessage,
  type RebuildReason,
  type WorkerMessage,
} from '../../shared/ipc/feed';
import { rowFormat } from '../../shared/ipc/projected-row';
import type { CaseStore } from './case-store';
import type { Clock } from './clock';
import { GapFill } from './gap-fill';
import { DiskFull } from './log/database';
import type { Log } from './log/open-log';
import { type SealKey, sealKey } from './log/seal';
import { projectRows } from './project-rows';
import type { RowSource } from './row-source';
import { type Viewer, viewerName } from './who-sees';

/** performance.md: the knee of the cost per row lies at 50 to 200 rows a transaction. */
const rowsPerBatch = 128;
/** A turn of the engine's thread takes so many rows of cases at hand (30 us each); a case to be folded costs ten. */
const turnCost = 128;
const foldCost = 10;
/** Waiting a frame gathers what a burst brings; a person's own step does not wait. */
const gatherMs = 16;
/**
 * One transaction that changed more cases than that is a part of a backlog. Its rows go once a second: most of its cases
 * change again soon, and a row costs the projection more than its message costs the log.
 */
const backlogBeyond = 128;
const backlogGatherMs = 1_000;
/** Up to so many cases are made up at once; more are read beside the engine. */
const soonMost = 100;
/** Some screens of the list: what comes first wherever much is lacking. */
const urgentMost = 200;
/** Rows that also go open: what a person waits for. */
const plainMost = 24;
/** In the log's own facts: a worker has held a projection of this log. */
const projected = 'projected';

export interface FeedPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly rowSource: RowSource;
}

type Ready = Extract<WorkerMessage, { type: 'ready' }>;

export class Feed {
  private readonly key: SealKey;
  private post: ((message: FeedMessage) => void) | null = null;
  private ready = false;
  private sentTo = 0;
  private inFlight = 0;
  private remembers = false;
  private cancelPump: (() => void) | null = null;
  /** The position up to which rows are being sent; null: what waits is gathered. */
  private goal: number | null = null;
  private isBacklog = false;
  private fill: GapFill | null = null;

  constructor(
    private readonly ports: FeedPorts,
    private viewer: Viewer,
  ) {
    this.key = sealKey(ports.log.meta.projectionKey);
  }

  /** Much that the projection lacks is being read beside the engine. */
  isFilling(): boolean {
    return this.fill?.isReading() ?? false;
  }

  /** A worker has connected; it speaks first. Replaces the one before. */
  connect(post: (message: FeedMessage) => void): void {
    this.post = post;
    this.ready = false;
    this.inFlight = 0;
    this.goal = null;
    this.endFill();
  }

  hear(message: WorkerMessage): void {
    switch (message.type) {
      case 'ready':
        this.open(message);
        break;
      case 'filled':
        this.rememberProjection();
        this.fill?.heardFilled();
        return;
      case 'applied':
        this.inFlight = Math.max(0, this.inFlight - 1);
        this.rememberProjection();
        if (this.goal === null) return;
        break;
    }
    this.pump();
  }

  /**
   * So many cases changed in one transaction. What a person did goes at once, past everything that waits; of a backlog
   * only what the newest events made of a case is sent.
   */
  poke(changed: number, byPerson: readonly Case[]): void {
    if (byPerson.length === 0) {
      this.isBacklog = changed > backlogBeyond;
      if (this.goal === null) this.gather();
      return;
    }
    const isGathering = this.cancelPump !== null && this.isBacklog;
    if (isGathering || this.inFlight > 0 || this.fill !== null) this.sendStep(byPerson);
    if (isGathering && byPerson.length <= plainMost) return;
    this.goal = null;
    this.pump();
  }

  private gather(): void {
    const afterMs = this.isBacklog ? backlogGatherMs : gatherMs;
    this.cancelPump ??= this.ports.clock.after(afterMs, () => this.pump());
  }

  /** Another agent sits here now, or sees other cases: what is "mine" changes, and with it the projection. */
  changeViewer(viewer: Viewer): void {
    if (viewerName(viewer) === viewerName(this.viewer)) return;
    const generation = this.generation;
    this.viewer = viewer;
    if (this.ready) this.open({ type: 'ready', generation, position: 0 });
    this.pump();
  }

  private get generation(): string {
    return `${this.ports.log.meta.generation}.${viewerName(this.viewer)}.${rowFormat}`;
  }

  private get projector() {
    return { me: asId<AgentId>(this.viewer.agentId), key: this.key };
  }

  private open(worker: Ready): void {
    const { log } = this.ports;
    const position = log.events.position();
    const { generation, gap: heldGap = null } = worker;
    const known =
      generation === this.generation && worker.position <= position && (heldGap?.to ?? 0) <= position;
    const held = known ? worker.position : 0;
    const behind = log.cases.changedAfter(held, soonMost + 1).length;
    const isFarBehind = behind > soonMost;
    const openGap = known ? heldGap : null;
    const gap = isFarBehind ? { from: openGap?.from ?? held, to: position } : openGap;
    const isOnlyBehind = known && openGap === null;
    this.sentTo = isFarBehind ? position : held;
    this.inFlight = 0;
    this.goal = null;
    this.ready = true;
    this.post?.({
      type: 'open',
      generation: this.generation,
      key: log.meta.projectionKey,
      rebuild: known ? null : this.rebuildReason(generation),
      expectedCases: isOnlyBehind ? log.cases.countChangedAfter(held) : log.cases.count(),
      position: this.sentTo,
      gap,
      live: isFarBehind || behind === 0,
    });
    this.endFill();
    if (gap !== null) this.beginFill(gap, !known);
  }

  private beginFill(gap: FeedGap, fromNothing: boolean): void {
    const { log, rowSource } = this.ports;
    const { projectionKey } = log.meta;
    const { sight } = this.viewer;
    const request = { gap, urgentFirst: urgentMost, me: this.projector.me, sight, projectionKey };
    this.fill = new GapFill(gap, {
      open: (take) => rowSource.open(request, take),
      post: (fill) => this.post?.(fill),
      fromNothing,
    });
  }

  private endFill(): void {
    this.fill?.close();
    this.fill = null;
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

  private sendStep(cases: readonly Case[]): void {
    if (this.post === null || !this.ready || cases.length > plainMost) return;
    const plain = cases.filter((state) => sees(this.viewer.sight, state)).map(caseRow);
    if (plain.length === 0) return;
    const at = this.ports.log.events.position();
    for (const { id } of plain) this.fill?.noteSent(id, at);
    this.post({ type: 'step', ...projectRows(plain, this.projector), plain, at });
  }

  /** One batch a turn: what waits behind it comes in turns of its own, so that commands get in between. */
  private pump(): void {
    this.cancelPump?.();
    this.cancelPump = null;
    const { log, clock } = this.ports;
    if (this.post === null || !this.ready) return;
    const goal = this.goal ?? log.events.position();
    this.goal = goal;
    if (this.inFlight >= batchesInFlight) return;
    const waiting = log.cases.changedAfter(this.sentTo, rowsPerBatch + 1);
    const wanted = waiting.filter(({ position }) => position <= goal);
    const changed = this.withinTurn(wanted.slice(0, rowsPerBatch));
    const last = changed.at(-1);
    if (last !== undefined) this.sendBatch(changed, last.position, changed.length === waiting.length);
    if (changed.length < wanted.length) {
      this.cancelPump = clock.after(0, () => this.pump());
      return;
    }
    this.goal = null;
    if (changed.length < waiting.length) this.gather();
  }

  private withinTurn<One extends { readonly caseId: CaseId }>(waiting: readonly One[]): readonly One[] {
    let cost = 0;
    const beyond = waiting.findIndex(({ caseId }) => {
      cost += this.ports.store.isAtHand(caseId) ? 1 : foldCost;
      return cost > turnCost;
    });
    return beyond === -1 ? waiting : waiting.slice(0, Math.max(1, beyond));
  }

  private sendBatch(
    changed: readonly { readonly caseId: CaseId; readonly position: number }[],
    to: number,
    live: boolean,
  ): void {
    const states = changed.map((one) => ({ ...one, state: this.ports.store.read(one.caseId) }));
    for (const { caseId, position } of states) this.fill?.noteSent(caseId, position);
    const { sight } = this.viewer;
    const rows = states.flatMap(({ state }) =>
      state !== null && sees(sight, state) ? [caseRow(state)] : [],
    );
    this.inFlight += 1;
    this.post?.({
      type: 'batch',
      from: this.sentTo,
      to,
      ...projectRows(rows, this.projector),
      removed: states.flatMap(({ caseId, state }) => (isGone(sight, state) ? [caseId] : [])),
      plain: rows.length <= plainMost ? rows : [],
      live,
    });
    this.sentTo = to;
  }
}

/** Erased, or no longer in sight; what was never in sight is not even named. */
function isGone(sight: Sight, state: Case | null): boolean {
  return state === null || (!sees(sight, state) && seesPlace(sight, state));
}
