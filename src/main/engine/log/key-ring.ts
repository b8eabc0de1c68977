// Keys of brands and customers: each wrapped by the one above it, the topmost by the data key from the keychain.
import { randomBytes } from 'node:crypto';
import type { BrandId, CustomerId } from '../../../shared/domain/ids';
import { bytesOf, type Database, LogUnreadable, numberOf } from './database';
import { blindIndex, deriveKey, seal, unseal } from './seal';

export interface SealingKey {
  readonly id: number;
  readonly key: Uint8Array;
}

export interface KeyRing {
  /** For content of one customer; destroying this key erases them. Made on first use. */
  forCustomer(brandId: BrandId, customerId: CustomerId): SealingKey;
  /** For content of a brand that belongs to no one customer. Made on first use. */
  forBrand(brandId: BrandId): SealingKey;
  /** For what belongs to the desktop as a whole: the workspace definition, items set aside. */
  readonly desktop: Uint8Array;
  /** Null when the key was destroyed: what it sealed is erased. */
  byId(id: number): Uint8Array | null;
  /** Blind index of something from outside, under this log's own index key. */
  indexOf(kind: string, ...parts: readonly string[]): Buffer;
  /** Call when a transaction that may have made keys was rolled back. */
  forget(): void;
}

export const keyTables = `
  create table if not exists keys(id integer primary key, parent integer, name blob not null unique, wrapped blob);
`;

/** Reads the ring of an open log. Throws LogUnreadable when the data key does not open it. */
export function openKeyRing(database: Database, dataKey: Uint8Array): KeyRing {
  const wrapKey = deriveKey(dataKey, 'semaforo/wrap/1');
  const indexKey = deriveKey(dataKey, 'semaforo/index/1');
  const desktop = deriveKey(dataKey, 'semaforo/desktop/1');
  const byName = database.prepare('select id, parent, wrapped from keys where name = ?');
  const byNumber = database.prepare('select id, parent, wrapped from keys where id = ?');
  const insert = database.prepare('insert into keys(id, parent, name, wrapped) values (?, ?, ?, ?)');
  const last = database.prepare('select coalesce(max(id), 0) as id from keys');
  const opened = new Map<number, Uint8Array>();
  const named = new Map<string, SealingKey>();

  const indexOf = (kind: string, ...parts: readonly string[]) => blindIndex(indexKey, [kind, ...parts]);
  const parentKey = (parent: number | null): Uint8Array => {
    if (parent === null) return wrapKey;
    const key = byId(parent);
    if (key === null) throw new LogUnreadable(`Key ${parent} was destroyed`);
    return key;
  };
  const byId = (id: number): Uint8Array | null => {
    const known = opened.get(id);
    if (known) return known;
    const row = byNumber.get(id);
    if (row === null) throw new LogUnreadable(`Key ${id} is missing`);
    if (row.wrapped === null) return null;
    const parent = row.parent === null ? null : numberOf(row, 'parent');
    const key = unseal(parentKey(parent), bytesOf(row, 'wrapped'), `key|${id}`);
    opened.set(id, key);
    return key;
  };
  const obtain = (name: readonly string[], parent: number | null): SealingKey => {
    const cacheName = name.join('|');
    const known = named.get(cacheName);
    if (known) return known;
    const blindName = indexOf('key', ...name);
    const row = byName.get(blindName);
    let found: SealingKey;
    if (row !== null && row.wrapped !== null) {
      const id = numberOf(row, 'id');
      found = { id, key: byId(id) ?? new Uint8Array() };
    } else {
      const id = numberOf(last.get() ?? { id: 0 }, 'id') + 1;
      const key = randomBytes(32);
      insert.run(id, parent, blindName, seal(parentKey(parent), key, `key|${id}`));
      opened.set(id, key);
      found = { id, key };
    }
    named.set(cacheName, found);
    return found;
  };
  const forBrand = (brandId: BrandId) => obtain(['brand', brandId], null);
  return {
    forBrand,
    forCustomer: (brandId, customerId) => obtain(['customer', brandId, customerId], forBrand(brandId).id),
    desktop,
    byId,
    indexOf,
    forget: () => {
      opened.clear();
      named.clear();
    },
  };
}
