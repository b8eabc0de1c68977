// Customers who are known to have no case here: a page of a channel brings many, and each look alone is dear.
import { asId, type CustomerId } from '../../../shared/domain/ids';
import { type Database, fromHex, hexOf } from './database';
import { looks, placesOfLook } from './looks';

const mostKept = 20_000;

/** Whoever asks sees to it that gathered rows of cases are written before, and tells of each case that is opened. */
export class Strangers {
  private readonly withCase;
  private readonly known = new Set<CustomerId>();

  constructor(database: Database) {
    this.withCase = database.prepare(
      `select distinct cast(customer as blob) as customer from cases where customer in (${placesOfLook})`,
    );
  }

  has(customerId: CustomerId): boolean {
    return this.known.has(customerId);
  }

  /** Looks for the cases of many at once; gives those who have none. */
  expect(customerIds: readonly CustomerId[]): readonly CustomerId[] {
    const asked = [...new Set(customerIds)].filter((id) => !this.known.has(id));
    const met = new Set(
      looks(asked.map(fromHex)).flatMap((some) =>
        this.withCase.all(...some).map((row) => asId<CustomerId>(hexOf(row, 'customer'))),
      ),
    );
    for (const id of asked) if (!met.has(id)) this.note(id);
    return customerIds.filter((id) => this.known.has(id));
  }

  /** A look found no case of theirs. */
  note(customerId: CustomerId): void {
    if (this.known.size >= mostKept) this.known.clear();
    this.known.add(customerId);
  }

  /** They have one from now on. */
  meet(customerId: CustomerId): void {
    this.known.delete(customerId);
  }

  forget(): void {
    this.known.clear();
  }
}
