// Facts about the log itself: which generation it is, and whether the data key is the one that made it.
import { randomBytes } from 'node:crypto';
import { bytesOf, type Database, LogUnreadable, toHex } from './database';
import { logFormat, migrate } from './migrations';
import { deriveKey, type SealKey, seal, sealKey, unseal } from './seal';

export const metaTables = 'create table if not exists meta(name blob primary key, value blob not null);';

export interface Meta {
  /** 32 hex digits; another generation means another log, and a projection of it is thrown away. */
  readonly generation: string;
  /** Seals the projection's payloads; of this generation only. */
  readonly projectionKey: Uint8Array<ArrayBuffer>;
  readonly isNew: boolean;
  read(name: string): Uint8Array | null;
  write(name: string, value: Uint8Array): void;
}

const canaryName = 'canary';

function canaryKey(dataKey: Uint8Array): SealKey {
  return sealKey(deriveKey(dataKey, 'semaforo/canary/1'));
}

/** What tells whether a value found somewhere is the canary of a log with this data key. */
export function canaryTest(dataKey: Uint8Array): (value: Uint8Array) => boolean {
  const key = canaryKey(dataKey);
  return (value) => {
    try {
      unseal(key, value, canaryName);
      return true;
    } catch {
      return false;
    }
  };
}

class StoredMeta {
  private readonly select;
  private readonly upsert;
  private readonly key: SealKey;

  constructor(database: Database, dataKey: Uint8Array) {
    this.select = database.prepare('select cast(value as blob) as value from meta where name = ?');
    this.upsert = database.prepare(
      'insert into meta(name, value) values (?, ?) on conflict(name) do update set value = excluded.value',
    );
    this.key = canaryKey(dataKey);
  }

  read(name: string): Uint8Array | null {
    const row = this.select.get(Buffer.from(name));
    return row === null ? null : bytesOf(row, 'value');
  }

  write(name: string, value: Uint8Array): void {
    this.upsert.run(Buffer.from(name), value);
  }

  isNowOfFormat(format: number): void {
    this.write('format', Buffer.from(String(format)));
  }

  begin(): void {
    this.isNowOfFormat(logFormat);
    this.write('generation', randomBytes(16));
    this.write('projection-key', seal(this.key, randomBytes(32), 'projection-key'));
    this.write(canaryName, seal(this.key, Buffer.from('semaforo'), canaryName));
  }

  /** The format it is of, which may be an older one. */
  check(): number {
    const format = Number(Buffer.from(this.stored('format')).toString());
    if (!Number.isInteger(format) || format < 1)
      throw new LogUnreadable('The log does not say of which format it is');
    if (format > logFormat)
      throw new LogUnreadable(
        `The log is of format ${format}; this Semáforo reads up to ${logFormat}`,
        'newer',
      );
    const canary = this.stored(canaryName);
    try {
      unseal(this.key, canary, canaryName);
    } catch {
      throw new LogUnreadable('The data key is not the one this log was made with', 'other-key');
    }
    return format;
  }

  stored(name: string): Uint8Array {
    const value = this.read(name);
    if (value === null) throw new LogUnreadable(`The log's ${name} is missing`);
    return value;
  }

  projectionKey(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(unseal(this.key, this.stored('projection-key'), 'projection-key'));
  }
}

/**
 * Reads the log's own facts, or writes them when the log is new. Throws LogUnreadable when the data key is another one
 * or the file is of a newer format: nothing is ever made anew over old data. A log of an older format is brought up to
 * this one. Inside the caller's transaction.
 */
export function openMeta(database: Database, dataKey: Uint8Array, isNew: boolean): Meta {
  const stored = new StoredMeta(database, dataKey);
  if (isNew) stored.begin();
  else {
    const format = stored.check();
    if (format < logFormat) {
      migrate(database, format);
      stored.isNowOfFormat(logFormat);
    }
  }
  return {
    generation: toHex(stored.stored('generation')),
    projectionKey: stored.projectionKey(),
    isNew,
    read: (name) => stored.read(name),
    write: (name, value) => stored.write(name, value),
  };
}
