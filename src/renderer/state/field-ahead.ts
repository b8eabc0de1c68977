// A field that was asked for and does not stand there yet: what is typed meanwhile is kept for it.

type Field = 'reply' | 'note' | 'search';

/** Nobody's keys are kept for longer by a field that does not come. */
const patienceMs = 5_000;

let awaited: { readonly field: Field; typed: string; readonly since: number } | null = null;

/** From now on what is typed is for this field; null: for none. */
export function awaitField(field: Field | null): void {
  awaited = field === null ? null : { field, typed: '', since: performance.now() };
}

/** Whether a field is on its way that this letter is for; it is kept for it then. */
export function typeAheadOf(letter: string): boolean {
  if (awaited === null) return false;
  if (performance.now() - awaited.since > patienceMs) awaited = null;
  else awaited.typed += letter;
  return awaited !== null;
}

/** The field is there: gives what was typed for it before. */
export function takeTyped(field: Field): string {
  if (awaited?.field !== field) return '';
  const { typed } = awaited;
  awaited = null;
  return typed;
}
