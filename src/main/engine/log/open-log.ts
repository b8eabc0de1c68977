// Opens the log of a profile as one thing: events, indexes, keys and what stands beside them, in one file.
import { existsSync, rmSync } from 'node:fs';
import { openCaseIndex } from './case-index';
import type { CaseIndex } from './case-index-port';
import { caseTables } from './case-tables';
import { checkTables, tableChecks } from './check-tables';
import { CommitCount } from './commit-count';
import { type Database, hasTable, LogUnreadable, numberOf, openDatabase } from './database';
import { type DeskTables, deskTables, openDeskTables } from './desk-tables';
import { type Erasures, openErasures } from './erasures';
import { eventTables, openEventLog } from './event-log';
import type { EventLog } from './event-log-port';
import { Gathering } from './gathered-rows';
import { type KeyRing, openKeyRing } from './key-ring';
import { keyTables } from './key-tables';
import { LastPositions } from './last-positions';
import { metTable } from './met-customers';
import { type Meta, metaTables, openMeta } from './meta';
import { QuietCustomers } from './quiet-customers';
import { type ReaderCases, readerCases } from './reader-cases';
import { readSalvageReport, type SalvageReport } from './salvage-report';
import { sealedListTable } from './sealed-list';
import { nothingShared, openSharedOperations, type SharedOperations, sharedTable } from './shared-operations';
import { Witness } from './witness';

export interface Log {
  readonly meta: Meta;
  readonly events: EventLog;
  readonly cases: CaseIndex;
  readonly desk: DeskTables;
  readonly keys: KeyRing;
  readonly erasures: Erasures;
  readonly quiet: QuietCustomers;
  /** What the team's hub has of the events. */
  readonly shared: SharedOperations;
  /** What was lost when this log was made from a damaged one; null for a log that never was. */
  readonly salvaged: SalvageReport | null;
  /** One transaction: everything in it is flushed when this returns, or nothing of it happened. */
  transact<T>(work: () => T): T;
  /** Has the next start open the log in salvage; for damage found elsewhere than in reading events. */
  noteDamage(): void;
  /**
   * Moves everything into the main file, so that nothing that was overwritten or deleted is left in either. False when
   * somebody was reading: try again.
   */
  checkpoint(): boolean;
  /** Empties the file beside the log, for when nothing else is to be done. */
  tidy(): void;
  /** Rewrites the whole file, so that nothing of what was deleted or destroyed is left in it. Takes its time. */
  compact(): void;
  close(): void;
}

/** Of the threads that read beside the engine: for search, for the list, to check the whole, and to try rules. */
export const readerSuffixes = ['-reader', '-list-reader', '-check-reader', '-trial-reader'] as const;
export type ReaderSuffix = (typeof readerSuffixes)[number];

/** The file in which a crash while reading the log is noticed; another name for each process or thread that reads. */
export function witnessFile(logFile: string, reader = ''): string {
  return `${logFile}${reader}.witness`;
}

/**
 * Makes a log in one transaction: the file is whole or, when `fill` throws or says false, empty. Leaves nothing beside
 * the file.
 */
export function fillNewLog(
  file: string,
  dataKey: Uint8Array,
  fill: (database: Database, log: Log) => boolean,
): boolean {
  const witness = new Witness(witnessFile(file));
  const database = openDatabase(file);
  try {
    const isFilled = database.transact(() => fill(database, new OpenLog(database, dataKey, witness)));
    database.execute('vacuum');
    database.checkpoint();
    database.execute('pragma journal_mode=delete');
    return isFilled;
  } finally {
    database.close();
    witness.close();
    rmSync(witnessFile(file), { force: true });
  }
}

/** Throws LogUnreadable when the file is damaged, foreign, newer, or made with another data key. */
export function openLog(file: string, dataKey: Uint8Array): Log {
  const witness = new Witness(witnessFile(file));
  try {
    return witness.watch('opening', () => new OpenLog(openDatabase(file), dataKey, witness));
  } catch (error) {
    if (error instanceof LogUnreadable && error.reason === 'damaged') witness.noteDamage();
    witness.close();
    throw error;
  }
}

// A log of before they were thought of may lack them.
const newestTables = [sealedListTable('custody'), sharedTable, metTable, sealedListTable('training')].join(
  '\n',
);
const everyTable = [metaTables, keyTables, eventTables, caseTables, deskTables, newestTables].join('\n');

class OpenLog implements Log {
  readonly meta: Meta;
  readonly keys: KeyRing;
  readonly events: EventLog;
  readonly cases: CaseIndex;
  readonly desk: DeskTables;
  readonly erasures: Erasures;
  readonly quiet: QuietCustomers;
  readonly shared: SharedOperations;
  private readonly commits: CommitCount;
  private readonly gathering: Gathering;
  private depth = 0;

  constructor(
    private readonly database: Database,
    dataKey: Uint8Array,
    private readonly witness: Witness,
  ) {
    try {
      this.meta = database.transact(() => this.begin(dataKey));
      this.commits = new CommitCount(this.meta);
      this.gathering = new Gathering(database);
      const { gathering } = this;
      this.keys = openKeyRing(database, dataKey, gathering);
      this.cases = openCaseIndex(database, this.keys, gathering);
      const lastPositions = new LastPositions(database, this.cases, () => gathering.write());
      this.shared = openSharedOperations(database, gathering);
      const { keys, shared } = this;
      this.events = openEventLog(database, { keys, witness, lastPositions, gathering, shared });
      this.desk = openDeskTables(database, this.keys);
      this.quiet = new QuietCustomers(database);
      this.erasures = openErasures(database, {
        keys: this.keys,
        events: this.events,
        meta: this.meta,
        settle: () => gathering.write(),
        forget: () => this.cases.forget(),
      });
      this.compareWithWitness();
    } catch (error) {
      database.close();
      throw error;
    }
  }

  get salvaged(): SalvageReport | null {
    return readSalvageReport(this.meta);
  }

  transact<T>(work: () => T): T {
    const isOutermost = this.depth === 0;
    // What came before must not go down with what follows.
    if (!isOutermost) this.gathering.write();
    this.depth += 1;
    let value: T;
    try {
      value = this.database.transact(() => {
        if (!isOutermost) return work();
        const result = this.gathering.during(work);
        this.commits.count();
        return result;
      });
    } catch (error) {
      this.gathering.forget();
      this.events.forget();
      this.cases.forget();
      this.keys.forget();
      this.commits.forget();
      throw error;
    } finally {
      this.depth -= 1;
    }
    if (isOutermost) this.noteReached();
    return value;
  }

  noteDamage(): void {
    this.witness.noteDamage();
  }

  checkpoint(): boolean {
    return this.database.checkpoint();
  }

  tidy(): void {
    this.database.tidy();
  }

  compact(): void {
    this.database.checkpoint();
    this.database.execute('vacuum');
    this.database.checkpoint();
  }

  close(): void {
    this.database.close();
    this.witness.close();
  }

  /** Tables are made in a new log only: one that lacks some is damaged or of a newer format. */
  private begin(dataKey: Uint8Array): Meta {
    const tables = this.database.prepare('select count(*) as total from sqlite_schema');
    const isNew = numberOf(tables.get() ?? { total: 0 }, 'total') === 0;
    if (isNew && this.witness.lastReached !== null)
      throw new LogUnreadable(`The log is empty; it had held ${this.witness.lastReached.position} events`);
    if (isNew) this.database.execute(everyTable);
    else this.database.execute(newestTables);
    return openMeta(this.database, dataKey, isNew);
  }

  /** A log that is shorter than it was once known to be has lost its end, be it of events or of anything else. */
  private compareWithWitness(): void {
    const reached = this.witness.lastReached;
    const position = this.events.position();
    const commits = this.commits.total();
    if (
      reached?.generation === this.meta.generation &&
      (position < reached.position || commits < reached.commits)
    )
      throw new LogUnreadable(
        `The log ends at event ${position}, write ${commits}; it had got to event ${reached.position}, write ${reached.commits}`,
      );
    this.noteReached();
  }

  private noteReached(): void {
    const { generation } = this.meta;
    this.witness.noteReached({
      generation,
      position: this.events.position(),
      commits: this.commits.total(),
    });
  }
}

/** A log that is only read, by a thread beside the engine. It must be there already. */
export interface LogReader {
  readonly events: Pick<EventLog, 'readAfter' | 'readAt' | 'readCase' | 'readCases'>;
  readonly cases: ReaderCases;
  /**
   * Everything read inside is of one moment, whatever is written meanwhile; `events.readCase` needs it. The place names
   * all of it at once for the next start after a crash; without one each reading names its own.
   */
  snapshot<T>(read: () => T, place?: string): T;
  /** Keys are kept once read: `forget` after some may have been destroyed. */
  readonly keys: Pick<KeyRing, 'forBrand' | 'byId' | 'forget'>;
  /** Throws LogUnreadable when an index does not agree with what it is an index of. */
  check(): void;
  /** The same, a table at a time. */
  checks(): Iterable<void>;
  close(): void;
}

export function openLogReader(
  file: string,
  dataKey: Uint8Array,
  suffix: ReaderSuffix = readerSuffixes[0],
): LogReader {
  if (!existsSync(file)) throw new LogUnreadable(`${file} is not there`, 'unreachable');
  const database = openDatabase(file, { readOnly: true });
  const keys = openKeyRing(database, dataKey);
  const cases = openCaseIndex(database, keys);
  const witness = new Witness(witnessFile(file, suffix));
  const lastPositions = new LastPositions(database, cases);
  const shared = hasTable(database, 'shared') ? openSharedOperations(database) : nothingShared;
  const events = openEventLog(database, { keys, witness, lastPositions, shared });
  return {
    events,
    cases: readerCases(database, cases, lastPositions),
    keys,
    snapshot: (read, place) => {
      database.execute('begin');
      try {
        shared.lookAgain();
        return place === undefined ? read() : witness.watch(place, read);
      } finally {
        lastPositions.forget();
        database.execute('commit');
      }
    },
    check: () => checkTables(database),
    checks: () => tableChecks(database),
    close: () => {
      database.close();
      witness.close();
    },
  };
}
