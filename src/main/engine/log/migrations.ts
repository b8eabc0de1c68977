// Brings a log of an older format up to this one: a step for each format, all in the transaction that opens it.
import { newestIndexes, watchIndexes } from './case-tables';
import type { Database } from './database';

/** From the format N (the first is 1) to N + 1. */
const steps: readonly ((database: Database) => void)[] = [
  (database) =>
    database.execute(`
      alter table cases add column look_at integer;
      alter table cases add column is_red integer not null default 0;
      update cases set look_at = 0 where is_open = 1;
      ${watchIndexes}
    `),
  (database) =>
    database.execute(`
      alter table cases add column opened_at integer not null default 0;
      update cases set opened_at = coalesce(
        (select e.at from events e where e.case_id = cases.case_id order by e.position limit 1), 0);
      drop index cases_by_thread;
      drop index cases_by_customer;
      ${newestIndexes}
    `),
];

export const logFormat = steps.length + 1;

export function migrate(database: Database, from: number): void {
  for (const step of steps.slice(from - 1)) step(database);
}
