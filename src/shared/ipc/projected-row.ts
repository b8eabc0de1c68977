// A row of the list as the engine hands it to the store worker: its keys in the clear, everything else sealed.
import type { CaseRow } from '../domain/case-row';
import type { CaseId } from '../domain/ids';

// All but the id, which is what the row stands under.
const fields = [
  'number',
  'brandId',
  'accountId',
  'channel',
  'audience',
  'customerId',
  'customerName',
  'customerHandle',
  'followers',
  'status',
  'tier',
  'safety',
  'contactType',
  'team',
  'assignee',
  'tags',
  'muted',
  'snoozedUntil',
  'subject',
  'preview',
  'language',
  'withdrawn',
  'messageCount',
  'openedAt',
  'lastMessageAt',
  'closedAt',
  'awaitsAnswer',
  'dueKind',
  'dueAt',
  'replyState',
  'replyHold',
  'newsFor',
] as const satisfies readonly (keyof CaseRow)[];

type Forgotten = Exclude<keyof CaseRow, (typeof fields)[number] | 'id'>;
/** Does not compile when a column of the list is missing above. */
const everyField: Forgotten extends never ? typeof fields : never = fields;

/** Counts up when rows or their keys are written in another way: projections of another format are built anew. */
export const rowFormat = 3;

/** The row without the names of its columns, which would be half of it. */
export function encodeRow(row: CaseRow): string {
  return JSON.stringify(everyField.map((field) => row[field]));
}

/** The row of a case, whose id its seal has proven. */
export function decodeRow(id: CaseId, text: string): CaseRow {
  const values = JSON.parse(text) as readonly unknown[];
  const named = Object.fromEntries(everyField.map((field, index) => [field, values[index]]));
  // Authenticated bytes of our own writing: the seal is the proof of shape.
  return { id, ...named } as unknown as CaseRow;
}

/** What a sealed row is bound to: exchanged for another, or standing under keys that are not its own, it does not open. */
export function placeOfRow(id: CaseId, keys: readonly string[]): string {
  return `${id} ${keys.join(' ')}`;
}

/** Lengths of what surrounds a sealed row (AES-256-GCM): the nonce before it, the tag after it. */
export const rowNonceLength = 12;
export const rowTagLength = 16;

export interface ProjectedRow {
  readonly id: CaseId;
  readonly number: number;
  readonly keys: readonly string[];
  /** Where its sealed bytes lie in those of the batch. */
  readonly start: number;
  readonly end: number;
}

/** Rows with their bytes in one piece: one buffer crosses a port far cheaper than hundreds. */
export interface ProjectedRows {
  readonly rows: readonly ProjectedRow[];
  readonly sealed: Uint8Array<ArrayBuffer>;
}
