// Keys of brands and customers: each wrapped by the one above it, the topmost by the data key from the keychain.
import type { BrandId, CustomerId } from '../../../shared/domain/ids';
import { bytesOf, type Database, LogUnreadable, numberOf, numberOrNull, type Row } from './database';
import { type GatheredRows, Gathering } from './gathered-rows';
import { KeyNames } from './key-names';
import { KeyRows } from './key-rows';
import { deskKeys, keyTableNames, placeOfKey } from './key-tables';
import { type BlindIndex, blindIndexUnder, freshKey, type SealKey, seal, sealKey, unseal } from './seal';

export interface SealingKey {
  readonly id: number;
  readonly key: SealKey;
}

export interface KeyRing {
  /** For content of one customer; destroying this key erases them. Made on first use. */
  forCustomer(brandId: BrandId, customerId: CustomerId): SealingKey;
  /** Has at hand what making keys for these needs; whoever has one already is none the worse for it. */
  expectCustomers(brandId: BrandId, customerIds: readonly CustomerId[]): void;
  /** For content of a brand that belongs to no one customer. Made on first use. */
  forBrand(brandId: BrandId): SealingKey;
  /** For what belongs to the desktop as a whole: the workspace definition, items set aside. */
  readonly desktop: SealKey;
  /** Null when the key was destroyed: what it sealed is erased. */
  byId(id: number): SealKey | null;
  /** Has keys at hand that `byId` will be asked for, as many at a time as are cheap. One that is missing is no fault here. */
  fetch(ids: readonly number[]): void;
  /**
   * Destroys the key of a customer, inside the caller's transaction; false when there was none. Final once the log was
   * compacted. Whoever comes back under the same name gets a new key.
   */
  destroy(brandId: BrandId, customerId: CustomerId): boolean;
  hasBrand(brandId: BrandId): boolean;
  /**
   * Destroys the key of a brand, inside the caller's transaction: nothing under it opens from then on. Returns its number,
   * for `destroyUnder`; null when there was none.
   */
  destroyBrand(brandId: BrandId): number | null;
  /**
   * Overwrites keys under a destroyed one, of the next so many numbers; null when there are none beyond. Inside the
   * caller's transaction.
   */
  destroyUnder(parent: number, range: { readonly after: number; readonly count: number }): number | null;
  /** Blind index of something from outside, under this log's own index key. */
  indexOf(kind: string, ...parts: readonly string[]): Buffer;
  /** Call when a transaction that may have made keys was rolled back. */
  forget(): void;
}

/** The ring of an open log. Reading a key throws LogUnreadable when the data key does not open it. */
export function openKeyRing(
  database: Database,
  dataKey: Uint8Array,
  gathering: Gathering = new Gathering(database),
): KeyRing {
  return new StoredKeyRing(database, deskKeys(dataKey), gathering);
}

/** Keys of customers kept open in memory. */
const keysKept = 20_000;

class StoredKeyRing implements KeyRing {
  readonly desktop: SealKey;
  private readonly index: BlindIndex;
  private readonly names: KeyNames;
  /** Blind names of customers that are expected. */
  private readonly expected = new Map<string, Buffer>();
  private readonly stored: KeyRows;
  private readonly newest;
  private readonly rows: readonly GatheredRows[];
  private readonly destroys;
  private readonly destroysUnder;
  private readonly opened = new Map<number, SealKey>();
  private readonly named = new Map<string, SealingKey>();
  private lastId: number | null = null;

  constructor(
    database: Database,
    private readonly derived: ReturnType<typeof deskKeys>,
    gathering: Gathering,
  ) {
    this.desktop = derived.desktop;
    this.index = blindIndexUnder(derived.index);
    this.names = new KeyNames(database);
    this.stored = new KeyRows(database);
    this.newest = database.prepare('select coalesce(max(id), 0) as id from keys');
    const both = (sql: (table: string) => string) =>
      keyTableNames.map((table) => database.prepare(sql(table)));
    this.rows = keyTableNames.map((table) =>
      gathering.table({ before: `insert into ${table}(id, parent, name, wrapped) values`, columns: 4 }),
    );
    this.destroysUnder = both(
      (table) =>
        `update ${table} set name = null, wrapped = null where id > ? and id <= ? and parent = ? and wrapped is not null`,
    );
    this.destroys = both((table) => `update ${table} set name = null, wrapped = null where id = ?`);
  }

  forBrand(brandId: BrandId): SealingKey {
    return this.obtain(['brand', brandId], null);
  }

  forCustomer(brandId: BrandId, customerId: CustomerId): SealingKey {
    return (
      this.named.get(nameOf(customerName(brandId, customerId))) ??
      this.obtain(customerName(brandId, customerId), this.forBrand(brandId).id)
    );
  }

  expectCustomers(brandId: BrandId, customerIds: readonly CustomerId[]): void {
    this.settle();
    this.expected.clear();
    for (const customerId of customerIds) {
      const name = customerName(brandId, customerId);
      if (!this.named.has(nameOf(name))) this.expected.set(nameOf(name), this.blindName(name));
    }
    this.names.expect([...this.expected.values()]);
  }

  byId(id: number): SealKey | null {
    const known = this.opened.get(id);
    if (known) return known;
    this.settle();
    return this.openFrom(id, this.stored.of([id]).get(id) ?? []);
  }

  fetch(ids: readonly number[]): void {
    const wanted = [...new Set(ids)].filter((id) => !this.opened.has(id));
    if (wanted.length < 2) return;
    this.settle();
    for (const [id, rows] of this.stored.of(wanted)) this.openFrom(id, rows);
  }

  private openFrom(id: number, rows: readonly Row[]): SealKey | null {
    if (rows.length === 0) throw new LogUnreadable(`Key ${id} is missing`);
    // A destroyed key stays destroyed, whatever the other place says.
    if (rows.some((row) => row.wrapped === null)) return null;
    const key = this.unwrapFirst(id, rows);
    if (key !== null) this.keep(id, key);
    return key;
  }

  destroy(brandId: BrandId, customerId: CustomerId): boolean {
    const name = customerName(brandId, customerId);
    this.settle();
    const id = this.names.idOf(this.blindName(name));
    if (id === null) return false;
    for (const statement of this.destroys) statement.run(id);
    this.opened.delete(id);
    this.named.delete(nameOf(name));
    return true;
  }

  hasBrand(brandId: BrandId): boolean {
    this.settle();
    return this.names.idOf(this.blindName(['brand', brandId])) !== null;
  }

  destroyBrand(brandId: BrandId): number | null {
    this.settle();
    const id = this.names.idOf(this.blindName(['brand', brandId]));
    if (id === null) return null;
    for (const statement of this.destroys) statement.run(id);
    this.forget();
    return id;
  }

  destroyUnder(parent: number, { after, count }: { after: number; count: number }): number | null {
    this.settle();
    for (const statement of this.destroysUnder) statement.run(after, after + count, parent);
    return after + count < numberOf(this.newest.get() ?? { id: 0 }, 'id') ? after + count : null;
  }

  indexOf(kind: string, ...parts: readonly string[]): Buffer {
    return this.index([kind, ...parts]);
  }

  forget(): void {
    this.opened.clear();
    this.named.clear();
    this.names.forget();
    this.expected.clear();
    this.lastId = null;
  }

  private obtain(name: readonly string[], parent: number | null): SealingKey {
    const known = this.named.get(nameOf(name));
    if (known) return known;
    const blindName = this.expected.get(nameOf(name)) ?? this.blindName(name);
    const id = this.names.idOf(blindName);
    const found = id === null || this.isUnderDestroyed(id) ? this.make(blindName, parent) : this.existing(id);
    this.named.set(nameOf(name), found);
    return found;
  }

  /** A key that lost the one above it before it was overwritten itself: its name is free for a new one. */
  private isUnderDestroyed(id: number): boolean {
    const row = this.stored.of([id]).get(id)?.[0];
    const parent = row === undefined ? null : numberOrNull(row, 'parent');
    if (parent === null || this.byId(parent) !== null) return false;
    for (const statement of this.destroys) statement.run(id);
    return true;
  }

  private existing(id: number): SealingKey {
    const key = this.byId(id);
    if (key === null) throw new LogUnreadable(`Key ${id} is named but destroyed`);
    return { id, key };
  }

  private make(blindName: Buffer, parent: number | null): SealingKey {
    this.lastId ??= numberOf(this.newest.get() ?? { id: 0 }, 'id');
    this.lastId += 1;
    const id = this.lastId;
    const bytes = freshKey();
    const above = parent === null ? this.derived.wrap : this.existing(parent).key;
    const wrapped = seal(above, bytes, placeOfKey(id));
    const key = sealKey(bytes);
    const values = [id, parent, blindName, wrapped];
    for (const rows of this.rows) rows.add(String(id), values);
    this.names.use(blindName);
    this.keep(id, key);
    return { id, key };
  }

  private keep(id: number, key: SealKey): void {
    if (this.opened.size >= keysKept) {
      // A key that is named in memory may not be written yet.
      this.settle();
      this.opened.clear();
      this.named.clear();
    }
    this.opened.set(id, key);
  }

  private settle(): void {
    for (const rows of this.rows) rows.write();
  }

  private blindName(name: readonly string[]): Buffer {
    return this.index(['key', ...name]);
  }

  private unwrapFirst(id: number, rows: readonly Row[]): SealKey | null {
    let failure: unknown;
    for (const row of rows) {
      try {
        const parent = numberOrNull(row, 'parent');
        // A key is made after the one above it; anything else is damage, and would lead round in circles.
        if (parent !== null && parent >= id) throw new LogUnreadable(`Key ${id} is wrapped by a later one`);
        const above = parent === null ? this.derived.wrap : this.byId(parent);
        return above === null ? null : sealKey(unseal(above, bytesOf(row, 'wrapped'), placeOfKey(id)));
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}

function customerName(brandId: BrandId, customerId: CustomerId): readonly string[] {
  return ['customer', brandId, customerId];
}

function nameOf(name: readonly string[]): string {
  return name.join('|');
}
