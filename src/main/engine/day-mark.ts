// Remembers where in the log this day began: what was answered today is found behind it, without reading what is older.
import type { Instant } from '../../shared/domain/time';
import type { Clock } from './clock';
import { DiskFull } from './log/database';
import type { Log } from './log/open-log';

const keptAs = 'day-began';
const instantBytes = 8;

/** Local midnight before an instant, by the clock of this desktop. */
export function startOfDay(now: Instant): Instant {
  return new Date(now).setHours(0, 0, 0, 0);
}

export class DayMark {
  private day: Instant;
  private position: number;

  constructor(
    private readonly log: Log,
    private readonly clock: Clock,
  ) {
    const kept = Buffer.from(log.meta.read(keptAs) ?? []);
    const isThere = kept.length === 2 * instantBytes;
    this.day = isThere ? kept.readDoubleBE(0) : 0;
    this.position = isThere ? kept.readDoubleBE(instantBytes) : 0;
  }

  /** Call when the desktop starts, and with the place of the first event of whatever is recorded. */
  note(firstPosition: number): void {
    const today = startOfDay(this.clock.now());
    if (today === this.day) return;
    this.day = today;
    this.position = firstPosition - 1;
    const bytes = Buffer.alloc(2 * instantBytes);
    bytes.writeDoubleBE(this.day, 0);
    bytes.writeDoubleBE(this.position, instantBytes);
    try {
      this.log.transact(() => this.log.meta.write(keptAs, bytes));
    } catch (error) {
      // The figures of a day are no reason to fail; until the next start it is known here.
      if (!(error instanceof DiskFull)) throw error;
    }
  }

  /** When this day began, and the last event before it. */
  read(): { readonly since: Instant; readonly position: number } {
    this.note(this.log.events.position() + 1);
    return { since: this.day, position: this.position };
  }
}
