// Which open cases a warning may be due of, and how many red ones wait: a look costs what is due, not what is there.
import { asId, type CaseId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { type Database, fromHex, hexOf, numberOf, numberOrNull } from './database';
import { preparedLater } from './prepared-later';

export interface KnownOfCase {
  /** The case stands here already, which makes it cheaper. */
  readonly isWritten?: boolean;
  /** When a warning of it may be due next. Unless said, it is looked at soon to find out. */
  readonly lookAt?: Instant | null;
}

export interface CaseWatch {
  /** Cases to look at by an instant, red ones first, then the one that has waited longest. `skipped` are left out. */
  toLookAt(at: Instant, limit: number, skipped?: number): readonly CaseId[];
  nextLook(): Instant | null;
  /** Null: not before it changes. */
  lookNext(caseId: CaseId, at: Instant | null): void;
  /** Red cases whose customer waits for an answer. */
  countRed(): number;
  /** Of so many cases after a number those that are open, and the number to go on from; null: none follow. */
  openAmong(
    afterNumber: number,
    count: number,
  ): { readonly caseIds: readonly CaseId[]; readonly next: number | null };
  /** Has open cases looked at soon, of the next so many cases by number; null when there are none beyond. */
  lookAgain(afterNumber: number, count: number): number | null;
}

/** `settle` writes what is gathered of the table. */
export function openCaseWatch(database: Database, settle: () => void): CaseWatch {
  const isWatched = 'is_open = 1 and look_at is not null';
  const due = database.prepare(
    `select cast(case_id as blob) as case_id from cases where ${isWatched} and is_red = ? and look_at <= ? order by look_at, number limit ? offset ?`,
  );
  const total = database.prepare(
    `select count(*) as total from cases where ${isWatched} and is_red = 1 and look_at <= ?`,
  );
  const first = database.prepare(
    `select cast(min(look_at) as integer) as at from cases where ${isWatched} and is_red = ?`,
  );
  const next = database.prepare('update cases set look_at = ? where case_id = ?');
  // Left to itself, SQLite takes the index of what is due for whatever names `is_open`, and goes through all open cases.
  const red = preparedLater(
    database,
    'select count(*) as total from cases indexed by cases_red where is_open = 1 and is_red = 1',
  );
  const again = database.prepare(
    'update cases set look_at = 0 where +is_open = 1 and number > ? and number <= ?',
  );
  const among = database.prepare(
    'select cast(case_id as blob) as case_id, cast(number as integer) as number, cast(is_open as integer) as is_open from cases where number > ? order by cases.number limit ?',
  );
  const reach = database.prepare(
    'select cast(max(number) as integer) as number from (select number from cases where number > ? order by number limit ?)',
  );
  const casesOf = (isRed: number, at: Instant, page: readonly [limit: number, skipped: number]) =>
    due.all(isRed, at, ...page).map((row) => asId<CaseId>(hexOf(row, 'case_id')));
  return {
    toLookAt: (at, limit, skipped = 0) => {
      settle();
      const reds = casesOf(1, at, [limit, skipped]);
      if (reds.length === limit) return reds;
      const allRed = skipped === 0 ? reds.length : numberOf(total.get(at) ?? { total: 0 }, 'total');
      return [...reds, ...casesOf(0, at, [limit - reds.length, Math.max(0, skipped - allRed)])];
    },
    nextLook: () => {
      settle();
      const instants = [0, 1].map((isRed) => numberOrNull(first.get(isRed) ?? { at: null }, 'at'));
      return instants.reduce(
        (soonest, at) => (soonest === null ? at : Math.min(soonest, at ?? soonest)),
        null,
      );
    },
    lookNext: (caseId, at) => {
      settle();
      next.run(at, fromHex(caseId));
    },
    countRed: () => {
      settle();
      return numberOf(red.get() ?? { total: 0 }, 'total');
    },
    openAmong: (afterNumber, count) => {
      settle();
      const rows = among.all(afterNumber, count);
      const open = rows.filter((row) => numberOf(row, 'is_open') === 1);
      const last = rows.length < count ? undefined : rows.at(-1);
      return {
        caseIds: open.map((row) => asId<CaseId>(hexOf(row, 'case_id'))),
        next: last === undefined ? null : numberOf(last, 'number'),
      };
    },
    lookAgain: (afterNumber, count) => {
      settle();
      const reached = numberOrNull(reach.get(afterNumber, count) ?? { number: null }, 'number');
      if (reached !== null) again.run(afterNumber, reached);
      return reached;
    },
  };
}
