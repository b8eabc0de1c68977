// Which open cases a warning may be due of, and how many red ones wait: a look costs what is due, not what is there.
import { asId, type CaseId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { type Database, fromHex, hexOf, numberOf, numberOrNull } from './database';

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
  /** Open cases with a higher number, by number. */
  openAfter(number: number, limit: number): readonly { readonly caseId: CaseId; readonly number: number }[];
  /** Has open cases looked at soon, of the next so many numbers; null when there are none beyond. */
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
  const red = database.prepare('select count(*) as total from cases where is_open = 1 and is_red = 1');
  const open = database.prepare(
    'select cast(case_id as blob) as case_id, cast(number as integer) as number from cases where is_open = 1 and number > ? order by number limit ?',
  );
  const again = database.prepare(
    'update cases set look_at = 0 where is_open = 1 and number > ? and number <= ?',
  );
  const last = database.prepare('select coalesce(max(number), 0) as number from cases');
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
    openAfter: (number, limit) => {
      settle();
      return open
        .all(number, limit)
        .map((row) => ({ caseId: asId<CaseId>(hexOf(row, 'case_id')), number: numberOf(row, 'number') }));
    },
    lookAgain: (afterNumber, count) => {
      settle();
      if (afterNumber >= numberOf(last.get() ?? { number: 0 }, 'number')) return null;
      again.run(afterNumber, afterNumber + count);
      return afterNumber + count;
    },
  };
}
