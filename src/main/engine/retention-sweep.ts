// Once a day: erases whom a brand keeps no longer, and whose erasure waited for the end of a legal hold.
import type { BrandId, CustomerId } from '../../shared/domain/ids';
import {
  type ClockEvidence,
  type ErasureReason,
  needsConfirmation,
  retentionCutoff,
  weighClock,
} from '../../shared/domain/retention';
import { type DurationMs, day, hour, type Instant, minute } from '../../shared/domain/time';
import { type CommandContext, Refusal } from './command-context';
import type { Erasure } from './erasure';
import { holdOver } from './legal-hold';

const firstAfterMs = 10 * minute;
/** Rows of one turn of the engine's thread; each costs a few microseconds. */
const rowsPerTurn = 200;
const evidenceName = 'clock-evidence';

interface Due {
  readonly brandId: BrandId;
  readonly customerId: CustomerId;
  readonly reason: ErasureReason;
}

export interface RetentionSweepPorts {
  readonly context: CommandContext;
  readonly erasure: Erasure;
  readonly changed: () => void;
}

export class RetentionSweep {
  private nextAt: Instant = 0;
  private cancelNext: () => void = () => undefined;
  private isRunning = false;
  private isConfirmed = false;
  /** How many wait for a person to say yes. */
  private waiting = 0;

  constructor(private readonly ports: RetentionSweepPorts) {}

  begin(): void {
    this.plan(firstAfterMs);
  }

  /** A hold was lifted or a person has said yes: looks again at once. */
  soon(): void {
    this.plan(0);
  }

  /** Lets the next round erase however many are due. */
  confirm(): void {
    this.isConfirmed = true;
    this.soon();
  }

  state(): { readonly nextAt: Instant; readonly waiting: number } {
    return { nextAt: this.nextAt, waiting: this.waiting };
  }

  private plan(afterMs: number): void {
    this.cancelNext();
    const { clock } = this.ports.context;
    this.nextAt = clock.now() + afterMs;
    // A sleeping machine counts no time: whether the day is over is looked at every hour.
    const wait = (left: DurationMs) => {
      this.cancelNext = clock.after(Math.min(left, hour), () => {
        const rest = Math.min(left - hour, this.nextAt - clock.now());
        if (rest <= 0) void this.round();
        else wait(rest);
      });
    };
    wait(afterMs);
  }

  private async round(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      for (const due of this.deferred()) await this.eraseOne(due);
      const due = await this.pastRetention();
      const mayErase =
        this.isConfirmed || !needsConfirmation(due.length, this.ports.context.log.quiet.count());
      this.waiting = mayErase ? 0 : due.length;
      if (mayErase) for (const one of due) await this.eraseOne(one);
    } finally {
      this.isConfirmed = false;
      this.isRunning = false;
      this.plan(day);
      this.ports.changed();
    }
  }

  /** Whom somebody asked to erase while a hold stood that is lifted now. */
  private deferred(): readonly Due[] {
    const { log } = this.ports.context;
    const settled = new Set<CustomerId>();
    const due: Due[] = [];
    const forgotten = new Set<BrandId>();
    for (const record of log.erasures.records(Number.MAX_SAFE_INTEGER)) {
      if (record.kind === 'forgotten') forgotten.add(record.brandId);
      if (record.kind === 'forgotten' || forgotten.has(record.brandId)) continue;
      if (record.kind === 'erased') settled.add(record.customerId);
      if (record.kind !== 'deferred' || settled.has(record.customerId)) continue;
      settled.add(record.customerId);
      due.push({ brandId: record.brandId, customerId: record.customerId, reason: 'request' });
    }
    return due;
  }

  private async pastRetention(): Promise<readonly Due[]> {
    const { log } = this.ports.context;
    const cutoffs = this.cutoffs();
    const latest = Math.max(...[...cutoffs.values()].map(({ cutoff }) => cutoff));
    const due = new Map<CustomerId, Due>();
    for (let position = 0; cutoffs.size > 0; ) {
      const rows = log.quiet.closedAfter(position, rowsPerTurn);
      for (const { customerId, brandKey } of rows) {
        const brand = cutoffs.get(brandKey);
        if (brand === undefined || due.has(customerId) || !log.quiet.isQuiet(customerId, brand.cutoff))
          continue;
        if (holdOver(this.ports.context, customerId) !== null) continue;
        due.set(customerId, { brandId: brand.brandId, customerId, reason: 'retention' });
      }
      const last = rows.at(-1);
      // In the order of the log: after a whole turn of newer ones, only a clock that was set could have left an older.
      if (last === undefined || rows.every(({ lastEventAt }) => lastEventAt >= latest)) break;
      position = last.position;
      await this.turn();
    }
    return [...due.values()];
  }

  /** By the number of the brand's key. Empty until the clock is believed. */
  private cutoffs(): ReadonlyMap<number, { readonly brandId: BrandId; readonly cutoff: Instant }> {
    const { log, workspace } = this.ports.context;
    const { trusted } = this.lookAtClock();
    const brands = workspace.current()?.brands ?? [];
    return new Map(
      brands.flatMap(({ id, retention }) =>
        trusted === null || retention === undefined || !log.keys.hasBrand(id)
          ? []
          : [
              [
                log.keys.forBrand(id).id,
                { brandId: id, cutoff: retentionCutoff(retention, trusted) },
              ] as const,
            ],
      ),
    );
  }

  private lookAtClock(): ClockEvidence {
    const { log, clock } = this.ports.context;
    const stored = log.meta.read(evidenceName);
    const before: ClockEvidence =
      stored === null ? { trusted: null, doubted: null } : JSON.parse(Buffer.from(stored).toString());
    const evidence = weighClock(before, clock.now());
    log.meta.write(evidenceName, Buffer.from(JSON.stringify(evidence)));
    return evidence.trusted !== null && clock.now() - evidence.trusted < day
      ? evidence
      : { ...evidence, trusted: null };
  }

  /** One customer a turn: commands and messages get in between. */
  private async eraseOne({ brandId, customerId, reason }: Due): Promise<void> {
    await this.turn();
    try {
      await this.ports.erasure.erase({ brandId, customerId, reason, by: { kind: 'console' } });
      await this.ports.erasure.whenCleared();
    } catch (error) {
      // Held after all, or a reply is on its way: the next round looks again.
      if (!(error instanceof Refusal)) throw error;
    }
  }

  private turn(): Promise<void> {
    const { clock } = this.ports.context;
    return new Promise((resolve) => void clock.after(0, resolve));
  }
}
