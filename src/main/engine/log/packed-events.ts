// Reads stored events many at a time: SQLite packs those of a look into one value, which is taken apart here.
import { type Bindable, bytesOf, type Database, LogUnreadable } from './database';
import type { EventPlace } from './event-link';
import { type SharedState, sharedStateIn } from './shared-operations';

/** One event as it is stored, without a proof yet. */
export interface PackedEvent {
  readonly place: EventPlace;
  /** The place as the seal covers it (`sealedPlace`). */
  readonly placeText: string;
  readonly body: Uint8Array;
  /** As hex, as `previous`; null where it was not asked for. */
  readonly hash: string | null;
  /** The hash of the event before it. */
  readonly previous: string | null;
  /** Null also where nobody asked what the hub knows. */
  readonly shared: SharedState | null;
}

/** SQL for what stands beside an event's own columns; what is left out is not read. */
export interface Beside {
  readonly hash?: string;
  readonly previous?: string;
  /** Two values, `seq` and `state`. */
  readonly shared?: string;
}

/** The hash column as `Beside` wants it. */
export const hashText = 'lower(hex(hash))';
const unasked = "'-'";

/**
 * A question for events, in the order it gives. The binding makes an object for each row and bytes for each column of
 * it: one value for all of a look reads in seven tenths of the processor time. All of it is bytes when it leaves SQLite,
 * since text of a damaged file aborts the process, and a null in any column makes one row that no header fits.
 */
export function packedEvents(database: Database, from: string, beside: Beside = {}) {
  const { hash = unasked, previous = unasked, shared = 'null, null' } = beside;
  const body = 'cast(body as blob)';
  const header = `printf('event|%d|%s|%d|%s|%d|%d|%d;%s;%s;%s;%s;%d;', position, lower(hex(case_id)), ordinal, lower(hex(operation)), key_id, at, version, ${hash}, ${previous}, ${shared}, length(${body}))`;
  const statement = database.prepare(
    `select cast(group_concat(event, '') as blob) as events from (select coalesce(${header} || ${body}, '!') as event from ${from})`,
  );
  return (...values: readonly Bindable[]): readonly PackedEvent[] => {
    const [row] = statement.all(...values);
    return row === undefined || row.events === null ? [] : unpacked(bytesOf(row, 'events'));
  };
}

const headerOf =
  /^(event\|(\d{1,16})\|([0-9a-f]{32})\|(\d{1,16})\|([0-9a-f]{32})\|(\d{1,16})\|(-?\d{1,16})\|(\d{1,16}));(-|[0-9a-f]{64});(-|[0-9a-f]{64});(\d{0,16});(\d{0,16});(\d{1,10});/;
/** No header that fits is longer. */
const longestHeader = 352;

/** Throws LogUnreadable for anything that is not made of whole events. Bodies are windows into the same bytes. */
export function unpacked(bytes: Uint8Array): readonly PackedEvent[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: PackedEvent[] = [];
  for (let at = 0; at < all.length; ) {
    const header = headerOf.exec(all.toString('latin1', at, at + longestHeader));
    const start = at + (header?.[0].length ?? 0);
    at = start + Number(header?.[13]);
    if (header === null || at > all.length)
      throw new LogUnreadable('What is stored of an event has not the shape in which events are written');
    events.push(eventIn(header, all.subarray(start, at)));
  }
  return events;
}

function eventIn(header: RegExpExecArray, body: Uint8Array): PackedEvent {
  const [, placeText = '', position, caseId = '', ordinal, operationId = '', keyId, at, version, ...beside] =
    header;
  const [hash, previous, seq, state] = beside;
  return {
    place: {
      position: Number(position),
      caseId,
      ordinal: Number(ordinal),
      operationId,
      keyId: Number(keyId),
      at: Number(at),
      version: Number(version),
    },
    placeText,
    body,
    hash: askedFor(hash),
    previous: askedFor(previous),
    shared: sharedStateIn({ seq: numberIn(seq), state: numberIn(state) }),
  };
}

const askedFor = (text = '-') => (text === '-' ? null : text);
const numberIn = (text = '') => (text === '' ? null : Number(text));
