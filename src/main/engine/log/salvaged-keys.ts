// The keys that can still be unwrapped from a damaged log, and those known to have been destroyed.
import type { Database } from './database';
import { deskKeys, keyTableNames, placeOfKey } from './key-tables';
import { canaryTest } from './meta';
import type { ScannedRow } from './scan-rows';
import { type SealKey, sealKey, unseal } from './seal';

interface KeyRow {
  readonly id: number;
  readonly parent: number | null;
  readonly name: Uint8Array;
  readonly wrapped: Uint8Array;
}

export class SalvagedKeys {
  private readonly found: KeyRow[] = [];
  private readonly destroyed = new Map<number, number | null>();
  private readonly opened = new Map<number, { readonly row: KeyRow; readonly key: SealKey }>();
  private readonly derived;
  private readonly isCanary;
  private hasCanary = false;

  constructor(dataKey: Uint8Array) {
    this.derived = deskKeys(dataKey);
    this.isCanary = canaryTest(dataKey);
  }

  /** Notes the row when it may be a key. */
  look({ rowid: id, values }: ScannedRow): void {
    const [own, parent = null, name, wrapped] = values;
    if (values.length === 2 && parent instanceof Uint8Array) this.hasCanary ||= this.isCanary(parent);
    if (values.length !== 4 || own !== null || parent instanceof Uint8Array) return;
    if (name === null && wrapped === null) this.destroyed.set(id, parent);
    else if (name instanceof Uint8Array && wrapped instanceof Uint8Array)
      this.found.push({ id, parent, name, wrapped });
  }

  /** Opens what can be opened: first what the data key wraps, then what those wrap. */
  open(): void {
    let before: number;
    do {
      before = this.opened.size;
      for (const row of this.found) this.tryOpen(row);
    } while (this.opened.size > before);
  }

  /** Whether anything opened: if not, the data key is another one or everything is damaged. */
  get areOurs(): boolean {
    return this.hasCanary || this.opened.size > 0;
  }

  get desktop(): SealKey {
    return this.derived.desktop;
  }

  byId(id: number): SealKey | null {
    return this.opened.get(id)?.key ?? null;
  }

  wasDestroyed(id: number): boolean {
    return this.destroyed.has(id) && !this.opened.has(id);
  }

  /** Writes them as they were, so that what they sealed can be copied unopened. */
  writeTo(database: Database): void {
    for (const table of keyTableNames) {
      const insert = database.prepare(`insert into ${table}(id, parent, name, wrapped) values (?, ?, ?, ?)`);
      for (const { row } of this.opened.values()) insert.run(row.id, row.parent, row.name, row.wrapped);
      for (const [id, parent] of this.destroyed)
        if (this.wasDestroyed(id)) insert.run(id, parent, null, null);
    }
  }

  private tryOpen(row: KeyRow): void {
    const above = row.parent === null ? this.derived.wrap : this.byId(row.parent);
    if (above === null || this.opened.has(row.id)) return;
    try {
      this.opened.set(row.id, { row, key: sealKey(unseal(above, row.wrapped, placeOfKey(row.id))) });
    } catch {
      // Not a key, or a damaged one: its copy may still open.
    }
  }
}
