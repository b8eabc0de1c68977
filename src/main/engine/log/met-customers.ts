// Customers who came from another desktop under an id that this one would not have made for them.
import { asId, type CustomerId } from '../../../shared/domain/ids';
import { type Database, fromHex, hexOf } from './database';

// The index holds every column once more, so that a check finds damage in either (see check-tables).
export const metTable = `
  create table if not exists met(name blob primary key, customer blob not null) without rowid;
  create index if not exists met_by_customer on met(customer);
`;

/** Names are blind, as everywhere in the log. */
export class MetCustomers {
  private readonly insert;
  private readonly select;

  constructor(database: Database) {
    this.insert = database.prepare(
      'insert into met(name, customer) values (?, ?) on conflict(name) do update set customer = excluded.customer',
    );
    this.select = database.prepare('select cast(customer as blob) as customer from met where name = ?');
  }

  remember(name: Uint8Array, customerId: CustomerId): void {
    this.insert.run(name, fromHex(customerId));
  }

  find(name: Uint8Array): CustomerId | null {
    const row = this.select.get(name);
    return row === null ? null : asId<CustomerId>(hexOf(row, 'customer'));
  }
}
