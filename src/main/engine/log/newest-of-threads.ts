// Which case is the newest of a thread, for threads that were asked for: the one opened last, whatever its number.
import { asId, type CaseId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { hexOf, numberOf, type Row } from './database';

interface NewestCase {
  readonly id: CaseId;
  readonly openedAt: Instant;
  /** Under which its row stands; decides between two of one instant. */
  readonly key: number;
}

export const newestColumns =
  'cast(case_id as blob) as case_id, cast(opened_at as integer) as opened_at, cast(number as integer) as number';

/** Numbers say nothing of time: desktops of a team give them from blocks. */
export const newestFirst = 'order by opened_at desc, number desc';

export function newestCaseOf(row: Row): NewestCase {
  return {
    id: asId<CaseId>(hexOf(row, 'case_id')),
    openedAt: numberOf(row, 'opened_at'),
    key: numberOf(row, 'number'),
  };
}

/** Threads that are kept in memory. */
const threadsKept = 20_000;

export class NewestOfThreads {
  private readonly known = new Map<string, NewestCase>();
  /** The thread last looked up that has no case. */
  private without: string | null = null;

  /** Null: it has to be looked up. */
  find(thread: string): CaseId | null {
    return this.known.get(thread)?.id ?? null;
  }

  /** What was looked up; null: there is none. */
  note(thread: string, newest: NewestCase | null): void {
    if (newest === null) this.without = thread;
    else this.keep(thread, newest);
  }

  /** Of a thread of which nothing is known, others may be newer. */
  opened(thread: string, one: NewestCase): void {
    const known = this.known.get(thread);
    if (known === undefined ? this.without === thread : isNewer(one, known)) this.keep(thread, one);
  }

  forget(): void {
    this.known.clear();
    this.without = null;
  }

  private keep(thread: string, newest: NewestCase): void {
    if (this.known.size >= threadsKept) this.known.clear();
    this.known.set(thread, newest);
    if (this.without === thread) this.without = null;
  }
}

function isNewer(one: NewestCase, other: NewestCase): boolean {
  return one.openedAt === other.openedAt ? one.key > other.key : one.openedAt > other.openedAt;
}
