// Which number the key of a blind name has, in either of the two places where keys stand.
import { bytesOf, type Database, LogUnreadable, numberOrNull } from './database';
import { keyTableNames } from './key-tables';
import { looks, placesOfLook } from './looks';

/** Whoever asks sees to it that gathered keys are written before, or are known otherwise. */
export class KeyNames {
  private readonly byName;
  private readonly taken;
  /** Names that no key bears. */
  private readonly free = new Set<string>();

  constructor(database: Database) {
    const named = (table: string) => `(select cast(id as integer) from ${table} where name = ?1)`;
    this.byName = database.prepare(`select ${named('keys')} as own, ${named('key_copies')} as copy`);
    this.taken = keyTableNames.map((table) =>
      database.prepare(`select cast(name as blob) as name from ${table} where name in (${placesOfLook})`),
    );
  }

  idOf(name: Buffer): number | null {
    if (this.free.has(textOf(name))) return null;
    const row = this.byName.get(name) ?? { own: null, copy: null };
    const [own, copy] = [numberOrNull(row, 'own'), numberOrNull(row, 'copy')];
    if (own !== null && copy !== null && own !== copy) throw new LogUnreadable('Two keys bear one name');
    return own ?? copy;
  }

  /** Looks for many at once; which of them are free is remembered until `forget` or `use`. */
  expect(names: readonly Buffer[]): void {
    this.free.clear();
    const taken = new Set<string>();
    for (const asked of looks(names))
      for (const table of this.taken)
        for (const row of table.all(...asked)) taken.add(textOf(bytesOf(row, 'name')));
    for (const name of names) if (!taken.has(textOf(name))) this.free.add(textOf(name));
  }

  /** A key bears it from now on. */
  use(name: Buffer): void {
    this.free.delete(textOf(name));
  }

  forget(): void {
    this.free.clear();
  }
}

function textOf(name: Uint8Array): string {
  return Buffer.from(name.buffer, name.byteOffset, name.byteLength).toString('latin1');
}
