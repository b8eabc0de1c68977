// Facts about the log itself: which generation it is, and whether the data key is the one that made it.
import { randomBytes } from 'node:crypto';
import { bytesOf, type Database, LogUnreadable } from './database';
import { deriveKey, seal, unseal } from './seal';

export const metaTables =
  'create table if not exists meta(name blob primary key, value blob not null) without rowid;';

export const logFormat = 1;

export interface Meta {
  /** 32 hex digits; another generation means another log, and a projection of it is thrown away. */
  readonly generation: string;
  /** Seals the projection's payloads; of this generation only. */
  readonly projectionKey: Uint8Array<ArrayBuffer>;
  readonly isNew: boolean;
  read(name: string): Uint8Array | null;
  write(name: string, value: Uint8Array): void;
}

/**
 * Reads the log's own facts, or writes them on first use. Throws LogUnreadable when the data key is another one or
 * the file is of a newer format: nothing is ever made anew over old data.
 */
export function openMeta(database: Database, dataKey: Uint8Array): Meta {
  const select = database.prepare('select value from meta where name = ?');
  const upsert = database.prepare(
    'insert into meta(name, value) values (?, ?) on conflict(name) do update set value = excluded.value',
  );
  const read = (name: string) => {
    const row = select.get(Buffer.from(name));
    return row === null ? null : bytesOf(row, 'value');
  };
  const write = (name: string, value: Uint8Array) => void upsert.run(Buffer.from(name), value);
  const canaryKey = deriveKey(dataKey, 'semaforo/canary/1');
  const canary = read('canary');
  const isNew = canary === null;
  if (canary === null) {
    database.transact(() => {
      write('format', Buffer.from(String(logFormat)));
      write('generation', randomBytes(16));
      write('projection-key', seal(canaryKey, randomBytes(32), 'projection-key'));
      write('canary', seal(canaryKey, Buffer.from('semaforo'), 'canary'));
    });
  } else {
    const format = Number(Buffer.from(read('format') ?? []).toString());
    if (format > logFormat)
      throw new LogUnreadable(`The log is of format ${format}; this Semáforo reads up to ${logFormat}`);
    try {
      unseal(canaryKey, canary, 'canary');
    } catch {
      throw new LogUnreadable('The data key is not the one this log was made with');
    }
  }
  const stored = (name: string): Uint8Array => {
    const value = read(name);
    if (value === null) throw new LogUnreadable(`The log's ${name} is missing`);
    return value;
  };
  return {
    generation: Buffer.from(stored('generation')).toString('hex'),
    projectionKey: new Uint8Array(unseal(canaryKey, stored('projection-key'), 'projection-key')),
    isNew,
    read,
    write,
  };
}
