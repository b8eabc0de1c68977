// What the shell asks of the keychain process, which alone loads the keychain library, and what that answers.
// Parsed by hand: both ends stand on the way to the first page, and loading zod would take longer than the question.

interface Entry {
  readonly id: number;
  readonly service: string;
  readonly account: string;
}

export type KeychainRequest =
  | (Entry & { readonly call: 'get' | 'delete' })
  | (Entry & { readonly call: 'set'; readonly value: string })
  | { readonly id: number; readonly call: 'list'; readonly service: string }
  /** Several entries, read one after the other up to the first that is not there. */
  | {
      readonly id: number;
      readonly call: 'read';
      readonly service: string;
      readonly accounts: readonly string[];
    };

export type KeychainOutcome =
  /** Null from `get` means "not there" and "locked" alike: the library cannot tell. */
  | { readonly kind: 'value'; readonly value: string | null }
  | { readonly kind: 'entries'; readonly entries: Readonly<Record<string, string>> }
  | { readonly kind: 'done' }
  /** No service, no bus, no library. */
  | { readonly kind: 'failed'; readonly reason: string };

export interface KeychainAnswer {
  readonly id: number;
  readonly outcome: KeychainOutcome;
}

const longestName = 200;
const longestValue = 100_000;
const mostAccounts = 10;

/** The request in a message, or null when it is none. */
export function keychainRequestIn(message: unknown): KeychainRequest | null {
  if (!isRecord(message)) return null;
  const { id, call, service, account, value, accounts } = message;
  if (!isId(id) || !isText(service, longestName)) return null;
  if (call === 'list') return { id, call, service };
  if (call === 'read') {
    const areNames = Array.isArray(accounts) && accounts.every((name) => isText(name, longestName));
    return areNames && accounts.length <= mostAccounts ? { id, call, service, accounts } : null;
  }
  if (!isText(account, longestName)) return null;
  if (call === 'get' || call === 'delete') return { id, call, service, account };
  return call === 'set' && isText(value, longestValue) ? { id, call, service, account, value } : null;
}

/** The answer in a message, or null when it is none. */
export function keychainAnswerIn(message: unknown): KeychainAnswer | null {
  if (!isRecord(message) || !isId(message['id'])) return null;
  const outcome = outcomeIn(message['outcome']);
  return outcome && { id: message['id'], outcome };
}

function outcomeIn(value: unknown): KeychainOutcome | null {
  if (!isRecord(value)) return null;
  const { kind, value: found, entries, reason } = value;
  if (kind === 'done') return { kind };
  if (kind === 'value') return found === null || typeof found === 'string' ? { kind, value: found } : null;
  if (kind === 'failed') return typeof reason === 'string' ? { kind, reason } : null;
  return kind === 'entries' && isTexts(entries) ? { kind, entries } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
