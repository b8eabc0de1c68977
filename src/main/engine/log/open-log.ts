// Opens the log of a profile as one thing: events, indexes, keys and what stands beside them, in one file.
import { type CaseIndex, caseTables, openCaseIndex } from './case-index';
import { type Database, openDatabase } from './database';
import { type DeskTables, deskTables, openDeskTables } from './desk-tables';
import { type EventLog, eventTables, openEventLog } from './event-log';
import { type KeyRing, keyTables, openKeyRing } from './key-ring';
import { type Meta, metaTables, openMeta } from './meta';

export interface Log {
  readonly meta: Meta;
  readonly events: EventLog;
  readonly cases: CaseIndex;
  readonly desk: DeskTables;
  readonly keys: KeyRing;
  /** One transaction: everything in it is flushed when this returns, or nothing of it happened. */
  transact<T>(work: () => T): T;
  close(): void;
}

/** Throws LogUnreadable when the file is damaged, foreign, newer, or made with another data key. */
export function openLog(file: string, dataKey: Uint8Array): Log {
  const database: Database = openDatabase(file);
  try {
    database.execute(metaTables + keyTables + eventTables + caseTables + deskTables);
    const meta = openMeta(database, dataKey);
    const keys = openKeyRing(database, dataKey);
    const events = openEventLog(database, keys);
    return {
      meta,
      keys,
      events,
      cases: openCaseIndex(database, keys),
      desk: openDeskTables(database, keys),
      transact: (work) => {
        try {
          return database.transact(work);
        } catch (error) {
          events.forget();
          keys.forget();
          throw error;
        }
      },
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The events alone, for a thread that only reads beside the engine. The log must be there already. */
export function openEventsForReading(file: string, dataKey: Uint8Array): EventLog {
  const database = openDatabase(file, { readOnly: true });
  return openEventLog(database, openKeyRing(database, dataKey));
}
