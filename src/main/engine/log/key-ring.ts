// Keys of brands and customers: each wrapped by the one above it, the topmost by the data key from the keychain.
import type { BrandId, CustomerId } from '../../../shared/domain/ids';
import { bytesOf, type Database, LogUnreadable, numberOf, numberOrNull, type Row } from './database';
import { type GatheredRows, Gathering } from './gathered-rows';
import { deskKeys, keyTableNames, placeOfKey } from './key-tables';
import { type BlindIndex, blindIndexUnder, freshKey, type SealKey, seal, sealKey, unseal } from './seal';

export interface SealingKey {
  readonly id: number;
  readonly key: SealKey;
}

export interface KeyRing {
  /** For content of one customer; destroying this key erases them. Made on first use. */
  forCustomer(brandId: BrandId, customerId: CustomerId): SealingKey;
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

/** Keys looked up at a time. */
const keysPerLook = 50;
/** Stands for no key. */
const noKey = 0;
/** Keys of customers kept open in memory. */
const keysKept = 20_000;

class StoredKeyRing implements KeyRing {
  readonly desktop: SealKey;
  private readonly index: BlindIndex;
  private readonly byName;
  private readonly byNumber;
  private readonly byNumbers;
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
    const named = (table: string) => `(select cast(id as integer) from ${table} where name = ?1)`;
    this.byName = database.prepare(`select ${named('keys')} as own, ${named('key_copies')} as copy`);
    const looks = (keys: number) =>
      keyTableNames.map((table) =>
        database.prepare(
          `select cast(id as integer) as id, cast(parent as integer) as parent, cast(wrapped as blob) as wrapped from ${table} where id in (${Array(keys).fill('?').join()})`,
        ),
      );
    this.byNumber = looks(1);
    this.byNumbers = looks(keysPerLook);
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

  byId(id: number): SealKey | null {
    const known = this.opened.get(id);
    if (known) return known;
    this.settle();
    return this.openFrom(id, this.rowsOf([id]).get(id) ?? []);
  }

  fetch(ids: readonly number[]): void {
    const wanted = [...new Set(ids)].filter((id) => !this.opened.has(id));
    if (wanted.length < 2) return;
    this.settle();
    for (let from = 0; from < wanted.length; from += keysPerLook)
      for (const [id, rows] of this.rowsOf(wanted.slice(from, from + keysPerLook))) this.openFrom(id, rows);
  }

  /** Of each key both places, as far as they are there. */
  private rowsOf(ids: readonly number[]): ReadonlyMap<number, readonly Row[]> {
    const isOne = ids.length === 1;
    const asked = isOne ? ids : Array.from({ length: keysPerLook }, (_, at) => ids[at] ?? noKey);
    const found = new Map<number, Row[]>();
    for (const look of isOne ? this.byNumber : this.byNumbers) {
      for (const row of look.all(...asked)) {
        const id = numberOf(row, 'id');
        const known = found.get(id);
        if (known === undefined) found.set(id, [row]);
        else known.push(row);
      }
    }
    return found;
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
    const id = this.idOf(this.blindName(name));
    if (id === null) return false;
    for (const statement of this.destroys) statement.run(id);
    this.opened.delete(id);
    this.named.delete(nameOf(name));
    return true;
  }

  hasBrand(brandId: BrandId): boolean {
    this.settle();
    return this.idOf(this.blindName(['brand', brandId])) !== null;
  }

  destroyBrand(brandId: BrandId): number | null {
    this.settle();
    const id = this.idOf(this.blindName(['brand', brandId]));
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
    this.lastId = null;
  }

  private obtain(name: readonly string[], parent: number | null): SealingKey {
    const known = this.named.get(nameOf(name));
    if (known) return known;
    const blindName = this.blindName(name);
    const id = this.idOf(blindName);
    const found = id === null || this.isUnderDestroyed(id) ? this.make(blindName, parent) : this.existing(id);
    this.named.set(nameOf(name), found);
    return found;
  }

  /** A key that lost the one above it before it was overwritten itself: its name is free for a new one. */
  private isUnderDestroyed(id: number): boolean {
    const row = this.rowsOf([id]).get(id)?.[0];
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

  private idOf(blindName: Buffer): number | null {
    const row = this.byName.get(blindName) ?? { own: null, copy: null };
    const [own, copy] = [numberOrNull(row, 'own'), numberOrNull(row, 'copy')];
    if (own !== null && copy !== null && own !== copy) throw new LogUnreadable('Two keys bear one name');
    return own ?? copy;
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
