// The list as a store worker keeps it: it takes a batch only where it follows, and may forget its newest ones in a crash.
import type { CaseRow } from '../../src/shared/domain/case-row';
import type { FeedMessage, WorkerMessage } from '../../src/shared/ipc/feed';
import type { Chance } from '../../src/shared/scenario/chance';
import { openedRows } from '../support/held-rows';

interface Stored {
  readonly generation: string | null;
  readonly position: number;
  readonly rows: ReadonlyMap<string, CaseRow>;
}

const nothing: Stored = { generation: null, position: 0, rows: new Map() };

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
      if (message.rebuild !== null || this.stored.generation !== message.generation)
        this.keep({ generation: message.generation, position: 0, rows: new Map() });
      return;
    }
    if (this.generation === null || message.type !== 'batch') return;
    if (message.from !== this.stored.position) {
      if (message.to <= this.stored.position) this.send({ type: 'applied', position: this.stored.position });
      else this.ask();
      return;
    }
    const rows = new Map(this.stored.rows);
    if (!this.skips || this.chance() > 0.05) {
      for (const row of openedRows(message, this.key)) rows.set(row.id, row);
      for (const id of message.removed) rows.delete(id);
    }
    this.keep({ ...this.stored, position: message.to, rows });
    this.send({ type: 'applied', position: message.to });
  }

  private ask(): void {
    if (this.isAsking) return;
    this.isAsking = true;
    this.send({ type: 'ready', generation: this.stored.generation, position: this.stored.position });
  }

  private keep(stored: Stored): void {
    this.earlier.push(this.stored);
    if (this.earlier.length > 4) this.earlier.shift();
    this.stored = stored;
  }
}
