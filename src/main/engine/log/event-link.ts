// What ties an event to its place: the text its seal covers, and the hash that links it to the one before.
import type { Bindable } from './database';
import { sha256 } from './seal';

/** Everything of a stored event that stands outside its sealed body. */
export interface EventPlace {
  readonly position: number;
  readonly caseId: string;
  /** Which event of its case it is, from 1: one that is missing from a case is noticed. */
  readonly ordinal: number;
  readonly operationId: string;
  readonly keyId: number;
  readonly at: number;
  readonly version: number;
}

/** The hash before the first event. */
export const nothingBefore: Uint8Array = new Uint8Array(32);

/** The values for an insert, in the order of the table: position, operation, case, key, ordinal, time, version. */
export function valuesOf(place: EventPlace): readonly Bindable[] {
  return [
    place.position,
    Buffer.from(place.operationId, 'hex'),
    Buffer.from(place.caseId, 'hex'),
    place.keyId,
    place.ordinal,
    place.at,
    place.version,
  ];
}

/** What the seal of an event's body covers beside the body; `packedEvents` has SQLite write the same. */
export function sealedPlace(place: EventPlace): string {
  const { position, caseId, ordinal, operationId, keyId, at, version } = place;
  return `event|${position}|${caseId}|${ordinal}|${operationId}|${keyId}|${at}|${version}`;
}

/** The chain covers what is sealed, not what it says, so that erasing a key leaves it whole. */
export function linkOf(previous: Uint8Array, placeText: string, body: Uint8Array): Buffer {
  return sha256(previous, placeText, body);
}
