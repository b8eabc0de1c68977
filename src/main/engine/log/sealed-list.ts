// A table of sealed rows in the order they were written, each sealed to its place in that order.
import { bytesOf, type Database, numberOf, type Row } from './database';
import { type SealKey, seal, unseal } from './seal';

export type SealedListName = 'set_aside' | 'workspaces' | 'custody' | 'training';

export function sealedListTable(name: SealedListName): string {
  return `create table if not exists ${name}(id integer primary key, body blob not null);`;
}

export function placeInList(name: SealedListName, id: number): string {
  return `${name}|${id}`;
}

export class SealedList {
  private readonly insert;
  private readonly list;
  private readonly total;
  private readonly last;

  constructor(
    database: Database,
    private readonly name: SealedListName,
    private readonly key: SealKey,
  ) {
    this.insert = database.prepare(`insert into ${name}(id, body) values (?, ?)`);
    this.list = database.prepare(
      `select id, cast(body as blob) as body from ${name} order by id desc limit ?`,
    );
    this.total = database.prepare(`select count(*) as total from ${name}`);
    this.last = database.prepare(`select coalesce(max(id), 0) as id from ${name}`);
  }

  add(plain: Uint8Array): void {
    const id = numberOf(this.last.get() ?? { id: 0 }, 'id') + 1;
    this.insert.run(id, seal(this.key, plain, placeInList(this.name, id)));
  }

  /** Newest first. */
  newest(limit: number): readonly Buffer[] {
    return this.list.all(limit).map((row) => this.open(row));
  }

  count(): number {
    return numberOf(this.total.get() ?? { total: 0 }, 'total');
  }

  private open(row: Row): Buffer {
    return unseal(this.key, bytesOf(row, 'body'), placeInList(this.name, numberOf(row, 'id')));
  }
}
