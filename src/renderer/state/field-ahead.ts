// A field that was asked for and does not stand there yet: what is typed meanwhile is kept for it.

type Field = 'reply' | 'note' | 'search';

/** Nobody's keys are kept for longer by a field that does not come. */
const patienceMs = 5_000;

interface Ahead {
  readonly typed: string;
  /** Sent with the keys for it, before the field stood there. */
  readonly isSent: boolean;
}

const nothing: Ahead = { typed: '', isSent: false };

let awaited: { readonly field: Field; ahead: Ahead; readonly since: number } | null = null;

/** From now on what is typed is for this field; null: for none. */
export function awaitField(field: Field | null): void {
  awaited = field === null ? null : { field, ahead: nothing, since: performance.now() };
}

/** Whether a field is on its way that this letter is for; it is kept for it then. */
export function typeAheadOf(letter: string): boolean {
  const field = stillAwaited();
  if (field === null) return false;
  field.ahead = { typed: field.ahead.typed + letter, isSent: false };
  return true;
}

/** Whether a field is on its way with words in it that are to be sent; they are, as soon as it stands there. */
export function sendAhead(): boolean {
  const field = stillAwaited();
  if (field === null || field.ahead.typed === '') return false;
  field.ahead = { ...field.ahead, isSent: true };
  return true;
}

function stillAwaited(): typeof awaited {
  if (awaited !== null && performance.now() - awaited.since > patienceMs) awaited = null;
  return awaited;
}

/** The field is there: gives what was done in it before. */
export function takeAhead(field: Field): Ahead {
  if (awaited?.field !== field) return nothing;
  const { ahead } = awaited;
  awaited = null;
  return ahead;
}
