// Finds damage in what carries no seal: the indexes of cases and messages, and the order of every table.
import { bytesOf, type Database, hasTable, LogUnreadable } from './database';

/** Their plain columns stand in the table and in an index; a bit that differs is found by comparing the two. */
const tables = [
  'meta',
  'keys',
  'key_copies',
  'cases',
  'messages',
  'outbox',
  'drafts',
  'accounts',
  'set_aside',
  'workspaces',
  'custody',
  'training',
  'shared',
  'met',
] as const;
/** A backup of before there were such tables is no worse for it. */
const newest: ReadonlySet<string> = new Set([
  'shared',
  'met',
  'training',
] satisfies (typeof tables)[number][]);

/**
 * Throws LogUnreadable at the first difference. Takes a while (4 us a row): meant for a thread that only reads. Events
 * need none of this; their chain is checked whenever they are read.
 */
export function checkTables(database: Database): void {
  for (const _ of tableChecks(database));
}

/** The same, a table at a time. */
export function* tableChecks(database: Database): Generator<void> {
  for (const table of tables) {
    if (newest.has(table) && !hasTable(database, table)) continue;
    const complaints = database
      .prepare(`select cast(integrity_check as blob) as complaint from pragma_integrity_check('${table}')`)
      .all()
      .map((row) => Buffer.from(bytesOf(row, 'complaint')).toString('latin1'));
    if (complaints.length !== 1 || complaints[0] !== 'ok')
      throw new LogUnreadable(
        `The table of ${table} does not agree with its index: ${complaints.join('; ')}`,
      );
    yield;
  }
}
