// An outcome that survives a process boundary, where Error classes do not.

export type ErrorKind =
  /** The input does not have the agreed shape. */
  | 'invalid'
  /** The person may not do this. */
  | 'forbidden'
  /** The case, reply or account is not there (any more). */
  | 'not-found'
  /** A rule of the product refuses it; the message says which and what to do. */
  | 'refused'
  /** The log, the disk, the keychain or another process cannot serve right now. */
  | 'unavailable'
  /** A defect of ours. */
  | 'internal';

export interface DeskFailure {
  readonly kind: ErrorKind;
  /** Names a text of the catalogue (`error.` + code) where one exists, for the person's language. */
  readonly code: string;
  /** Plain English for logs and for codes without a text; never holds customer content. */
  readonly message: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: DeskFailure };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(kind: ErrorKind, code: string, message: string): Result<never> {
  return { ok: false, error: { kind, code, message } };
}
