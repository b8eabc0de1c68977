// Which customers a brand has heard nothing of for long: from plain columns only, nothing is opened for it.
import { asId, type CustomerId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { type Database, hexOf, numberOf } from './database';

export interface ClosedCase {
  readonly customerId: CustomerId;
  /** Number of the brand's key. */
  readonly brandKey: number;
  readonly lastEventAt: Instant;
  readonly position: number;
}

const joined = 'cases c join events e on e.position = c.last_position join keys k on k.id = e.key_id';
const brandKey = 'cast(coalesce(k.parent, k.id) as integer)';
const customer = 'cast(c.customer as blob) as customer';

export class QuietCustomers {
  private readonly closed;
  private readonly newest;
  private readonly total;

  constructor(database: Database) {
    // The `+` has them read in this order, and not all of them sorted for each part.
    this.closed = database.prepare(`select ${customer}, ${brandKey} as brand, cast(e.at as integer) as at,
      cast(c.last_position as integer) as position from ${joined}
      where c.last_position > ? and +c.is_open = 0 and c.customer > x'' order by c.last_position limit ?`);
    this.newest = database.prepare(
      `select coalesce(max(c.is_open), 1) as is_open, coalesce(max(e.at), 0) as at from ${joined} where c.customer = ?`,
    );
    this.total = database.prepare("select count(distinct customer) as total from cases where customer > x''");
  }

  /** Closed cases in the order of their last event, after a position. */
  closedAfter(position: number, limit: number): readonly ClosedCase[] {
    return this.closed.all(position, limit).map((row) => ({
      customerId: asId<CustomerId>(hexOf(row, 'customer')),
      brandKey: numberOf(row, 'brand'),
      lastEventAt: numberOf(row, 'at'),
      position: numberOf(row, 'position'),
    }));
  }

  /** Whether all cases of a customer are closed and the newest event of them lies before an instant. */
  isQuiet(customerId: CustomerId, cutoff: Instant): boolean {
    const row = this.newest.get(Buffer.from(customerId, 'hex'));
    return row !== null && numberOf(row, 'is_open') === 0 && numberOf(row, 'at') < cutoff;
  }

  count(): number {
    return numberOf(this.total.get() ?? { total: 0 }, 'total');
  }
}
