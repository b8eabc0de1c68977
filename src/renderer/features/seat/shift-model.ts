// What the next shift has to know of the cases somebody holds: pure.
import { type CaseRow, compareRows } from '../../../shared/domain/case-row';

export interface ShiftList {
  /** A customer waits for an answer. */
  readonly open: readonly CaseRow[];
  /** Answered or snoozed, and not resolved yet. */
  readonly promised: readonly CaseRow[];
  /** A reply has been written and has not gone out. */
  readonly waiting: readonly CaseRow[];
}
export type ShiftPart = keyof ShiftList;
export const shiftParts = ['open', 'promised', 'waiting'] as const satisfies readonly ShiftPart[];

/** Each open case once, by its next deadline. */
export function shiftList(rows: readonly CaseRow[]): ShiftList {
  const held = rows.filter((row) => row.status === 'open').sort(compareRows);
  const of = (part: ShiftPart) => held.filter((row) => partOf(row) === part);
  return { open: of('open'), promised: of('promised'), waiting: of('waiting') };
}

function partOf(row: CaseRow): ShiftPart {
  if (row.replyState !== null) return 'waiting';
  return row.awaitsAnswer && row.snoozedUntil === null ? 'open' : 'promised';
}
