// Reads wrapped keys by their numbers, from both places where each stands.
import { type Database, numberOf, type Row } from './database';
import { keyTableNames } from './key-tables';
import { looks, placesOfLook } from './looks';

const columnsOf = (table: string) =>
  `cast(${table}.id as integer) as id, cast(${table}.parent as integer) as parent, cast(${table}.wrapped as blob) as wrapped`;

/** Whoever asks sees to it that gathered keys are written before. */
export class KeyRows {
  private readonly one;
  private readonly many;
  /** Keys of which both places say the same: nearly all there are. */
  private readonly agreeing;

  constructor(database: Database) {
    const reads = (places: string) =>
      keyTableNames.map((table) =>
        database.prepare(`select ${columnsOf(table)} from ${table} where id in (${places})`),
      );
    this.one = reads('?');
    this.many = reads(placesOfLook);
    this.agreeing = database.prepare(
      `select ${columnsOf('keys')} from keys join key_copies on key_copies.id = keys.id where keys.id in (${placesOfLook}) and key_copies.wrapped is keys.wrapped and key_copies.parent is keys.parent`,
    );
  }

  /** Of each key what its two places say, once where they say the same; one that is in neither is left out. */
  of(ids: readonly number[]): ReadonlyMap<number, readonly Row[]> {
    const found = new Map<number, Row[]>();
    if (ids.length === 1) {
      for (const look of this.one) add(found, look.all(...ids));
      return found;
    }
    for (const asked of looks(ids)) add(found, this.agreeing.all(...asked));
    const apart = ids.filter((id) => !found.has(id));
    for (const asked of looks(apart)) for (const look of this.many) add(found, look.all(...asked));
    return found;
  }
}

function add(found: Map<number, Row[]>, rows: readonly Row[]): void {
  for (const row of rows) {
    const id = numberOf(row, 'id');
    const known = found.get(id);
    if (known === undefined) found.set(id, [row]);
    else known.push(row);
  }
}
