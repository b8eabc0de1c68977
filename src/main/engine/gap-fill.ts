// Fills what the projection lacks from far back, beside what happens now; of two states of a case the newer one wins.
import type { CaseId } from '../../shared/domain/ids';
import { type FeedFill, type FeedGap, fillsInFlight } from '../../shared/ipc/feed';
import type { ReadRows } from './rebuild-reader';
import type { RowReading } from './row-source';

export interface GapFillPorts {
  readonly open: (take: (rows: ReadRows) => void) => RowReading;
  readonly post: (fill: FeedFill) => void;
  /** Whether the projection was empty when this began. */
  readonly fromNothing: boolean;
}

export class GapFill {
  private readonly reading: RowReading;
  /** Newest position of each case that was sent since this began. */
  private readonly sent = new Map<CaseId, number>();
  private isDone = false;

  constructor(
    private readonly gap: FeedGap,
    private readonly ports: GapFillPorts,
  ) {
    this.reading = ports.open((rows) => this.take(rows));
    for (let asked = 0; asked < fillsInFlight; asked += 1) this.reading.more();
  }

  isReading(): boolean {
    return !this.isDone;
  }

  /** A case was sent as it is now: what was read of it before must not come after. */
  noteSent(caseId: CaseId, position: number): void {
    if (!this.isDone) this.sent.set(caseId, position);
  }

  /** The worker has worked one off. */
  heardFilled(): void {
    if (!this.isDone) this.reading.more();
  }

  close(): void {
    this.isDone = true;
    this.reading.close();
    this.sent.clear();
  }

  private take({ rows, positions, removed, ...rest }: ReadRows): void {
    if (this.isDone) return;
    const isUrgent = rest.from === rest.to;
    const newer = rows.filter(({ id }, index) => (positions[index] ?? 0) > (this.sent.get(id) ?? -1));
    const fresh = this.ports.fromNothing && newer.every(({ id }) => !this.sent.has(id));
    // A stretch holds each case once; only what came before its turn comes again.
    if (isUrgent) for (const [index, { id }] of rows.entries()) this.noteSent(id, positions[index] ?? 0);
    const gone = removed.filter((id) => !this.sent.has(id));
    this.ports.post({ type: 'fill', ...rest, rows: newer, removed: gone, fresh });
    if (rest.to >= this.gap.to) this.close();
  }
}
