// Checks that a brand's list is the one that was written: each entry is bound to the one before it.
import { createHash } from 'node:crypto';
import type { HubEntry } from './hub-entry';

/** The end of a list as a desktop remembers it. */
export interface Head {
  readonly seq: number;
  /** 64 hex digits. */
  readonly hash: string;
}

export type ChainFault = {
  readonly seq: number;
  readonly what: 'gap' | 'other-predecessor' | 'changed';
};

const sha256 = (...parts: readonly (Uint8Array | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

/** JSON of an array of texts and nulls as PostgreSQL writes it: only then do both sides hash the same. */
const jsonRow = (values: readonly (string | null)[]) =>
  `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;

/** Where the list of a brand begins: no two hubs share a beginning. */
export function firstHead(hubId: string, brand: string): Head {
  return { seq: 0, hash: hex(sha256(jsonRow(['semaforo-list-1', hubId, brand]))) };
}

/** What the hash of an entry has to be, from all that it says and the hash before it. */
export function entryHash(entry: HubEntry): string {
  const row = jsonRow([
    'semaforo-event-1',
    entry.brand,
    String(entry.seq),
    entry.takenAt,
    String(entry.at),
    entry.actor,
    entry.desktop,
    entry.op,
    entry.step,
    entry.caseId,
    entry.kind,
    entry.customer,
    entry.keyNo === null ? null : String(entry.keyNo),
    hex(sha256(entry.facts)),
    hex(sha256(entry.body)),
  ]);
  return hex(sha256(entry.prev, row));
}

/** Follows a page on from a head that is believed: the new head, or the first entry that does not fit. */
export function followChain(
  from: Head,
  entries: readonly HubEntry[],
): { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly fault: ChainFault } {
  let head = from;
  for (const entry of entries) {
    const what = faultOf(head, entry);
    if (what !== null) return { ok: false, fault: { seq: head.seq + 1, what } };
    head = { seq: entry.seq, hash: hex(entry.hash) };
  }
  return { ok: true, head };
}

function faultOf(head: Head, entry: HubEntry): ChainFault['what'] | null {
  if (entry.seq !== head.seq + 1) return 'gap';
  if (hex(entry.prev) !== head.hash) return 'other-predecessor';
  return hex(entry.hash) === entryHash(entry) ? null : 'changed';
}

/**
 * Whether two memories of one list can both be true. The same place with another hash means that the list was written
 * anew; a hub that ends before a remembered place was cut.
 */
export function headsAgree(remembered: Head, seen: Head): boolean {
  return remembered.seq !== seen.seq || remembered.hash === seen.hash;
}
