// What people call a case: a plain number, or one of a desktop's own where the team's numbers had run out.

/** From here on numbers are desktops' own: one that is cut off from its team gives them, and no other desktop does. */
export const firstOwnNumber = 1_000_000_000;

/** So many are a desktop's own; far more cases than anybody opens by hand while a line is down. */
const numbersPerDesk = 100_000;

export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** The numbers of a desktop's own, by the number that the team knows the desktop by, from 1. */
export function ownNumbers(desk: number): NumberRange {
  const start = firstOwnNumber + desk * numbersPerDesk;
  return { first: start + 1, last: start + numbersPerDesk - 1 };
}

/** As people read and say it: "4711", or "3-7" for the seventh that desktop 3 gave by itself. */
export function spokenCaseNumber(number: number): string {
  if (number < firstOwnNumber) return String(number);
  const own = number - firstOwnNumber;
  return `${Math.floor(own / numbersPerDesk)}-${own % numbersPerDesk}`;
}

/** What somebody typed to find a case by its number, with or without "#"; null for anything else. */
export function caseNumberIn(typed: string): number | null {
  const [, plain, count] = /^#?(\d{1,9})(?:-(\d{1,5}))?$/.exec(typed.trim()) ?? [];
  if (plain === undefined) return null;
  if (count === undefined) return Number(plain);
  const { first, last } = ownNumbers(Number(plain));
  const number = first + Number(count) - 1;
  return number >= first && number <= last ? number : null;
}
