// The body of an event as the hub keeps it: sealed by the desktop under a key of its customer, bound to its place.
import type { CaseEvent } from '../../../shared/domain/case-event';
import { asId } from '../../../shared/domain/ids';
import { decodeEvent, encodeEvent, eventVersion } from '../log/event-codec';
import { type SealKey, seal, unseal } from '../log/seal';

type Place = Pick<CaseEvent, 'brandId' | 'caseId' | 'operationId'>;

function placeOf({ brandId, caseId, operationId }: Place): string {
  return `hub|${brandId}|${caseId}|${operationId}`;
}

export function sealBody(event: CaseEvent, key: SealKey): Buffer {
  return Buffer.concat([Buffer.from([eventVersion]), seal(key, encodeEvent(event), placeOf(event))]);
}

/** Throws LogUnreadable when it is not what was sealed for this place, or of a newer version. */
export function openBody(body: Uint8Array, place: Place & { readonly at: number }, key: SealKey): CaseEvent {
  const { operationId, caseId, at } = place;
  const plain = unseal(key, body.subarray(1), placeOf(place));
  const stored = decodeEvent(plain, { version: body[0] ?? 0, operationId });
  return { ...stored, operationId: asId(operationId), caseId, at, brandId: place.brandId };
}
