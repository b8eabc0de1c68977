// The list as a store worker keeps it: it takes a batch only where it follows, and may forget its newest ones in a crash.
import type { CaseRow } from '../../src/shared/domain/case-row';
import type { FeedBatch, FeedFill, FeedGap, FeedMessage, WorkerMessage } from '../../src/shared/ipc/feed';
import type { Chance } from '../../src/shared/scenario/chance';
import { openedRows } from '../support/held-rows';

interface Stored {
  readonly generation: string | null;
  readonly position: number;
  readonly gap: FeedGap | null;
  readonly rows: ReadonlyMap<string, CaseRow>;
}

const nothing: Stored = { generation: null, position: 0, gap: null, rows: new Map() };

export class SimProjection {
  private stored: Stored = nothing;
  /** Newest last: what a relaxed disk may fall back to. */
  private readonly earlier: Stored[] = [];
  private generation: string | null = null;
  private key = new Uint8Array(32);
  private send: (message: WorkerMessage) => void = () => undefined;
  private isAsking = false;

  /** `skips`: sabotage, one batch in so many is answered for and not applied. */
  constructor(
    private readonly chance: Chance,
    private readonly skips: boolean,
  ) {}

  get rows(): ReadonlyMap<string, CaseRow> {
    return this.stored.rows;
  }

  get position(): number {
    return this.stored.position;
  }

  connect(send: (message: WorkerMessage) => void): void {
    this.send = send;
    this.generation = null;
    // Whoever was asked before is gone, and with it the answer.
    this.isAsking = false;
    this.ask();
  }

  /** A power cut: relaxed durability may lose the last transactions, whole ones. */
  loseSome(): void {
    const kept = this.earlier[Math.floor(this.chance() * this.earlier.length)];
    if (kept !== undefined) this.stored = kept;
    this.earlier.length = 0;
  }

  /** Chromium empties a store that it finds damaged. */
  loseAll(): void {
    this.stored = nothing;
    this.earlier.length = 0;
  }

  receive(message: FeedMessage): void {
    if (message.type === 'open') {
      this.isAsking = false;
      this.generation = message.generation;
      this.key = message.key;
      const { generation, position, gap } = message;
      const isKept = message.rebuild === null && this.stored.generation === generation;
      this.keep({ generation, position, gap, rows: isKept ? this.stored.rows : new Map() });
      return;
    }
    // What a step brings comes again in its batch.
    if (this.generation === null || message.type === 'step') return;
    if (message.type === 'batch') this.takeBatch(message);
    else this.takeFill(message);
  }

  private takeBatch(batch: FeedBatch): void {
    const { position } = this.stored;
    if (batch.from === position) this.keep({ ...this.stored, rows: this.with(batch), position: batch.to });
    if (batch.to > this.stored.position) this.ask();
    else this.send({ type: 'applied', position: this.stored.position });
  }

  private takeFill(fill: FeedFill): void {
    const { gap } = this.stored;
    if (gap !== null && fill.from === gap.from) {
      const rest = fill.to >= gap.to ? null : { ...gap, from: fill.to };
      this.keep({ ...this.stored, rows: this.with(fill), gap: rest });
    }
    if (this.stored.gap !== null && fill.to > this.stored.gap.from) this.ask();
    else this.send({ type: 'filled', position: fill.to });
  }

  private with(change: FeedBatch | FeedFill): ReadonlyMap<string, CaseRow> {
    const rows = new Map(this.stored.rows);
    if (this.skips && this.chance() <= 0.05) return rows;
    for (const row of openedRows(change, this.key)) rows.set(row.id, row);
    for (const id of change.removed) rows.delete(id);
    return rows;
  }

  private ask(): void {
    if (this.isAsking) return;
    this.isAsking = true;
    const { generation, position, gap } = this.stored;
    this.send({ type: 'ready', generation, position, gap });
  }

  private keep(stored: Stored): void {
    this.earlier.push(this.stored);
    if (this.earlier.length > 4) this.earlier.shift();
    this.stored = stored;
  }
}
