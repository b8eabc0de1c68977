// A file of a reply as the hub keeps it: in pieces, each sealed under its customer's key and bound to its place.
import { type SealKey, seal, unseal } from '../log/seal';
import type { HubFile } from './hub-client';

/** Small enough that nothing else of a desktop waits long behind one, on a slow line too. */
export const pieceBytes = 256 * 1_024;

export interface PlaceOfPiece extends HubFile {
  /** From 1 to `pieces`. */
  readonly piece: number;
  readonly pieces: number;
}

/** In how many pieces so many bytes travel; nothing at all is one. */
export function countPieces(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / pieceBytes));
}

function placeOf({ brand, replyId, file, piece, pieces }: PlaceOfPiece): string {
  return `hub-file|${brand}|${replyId}|${file}|${piece}/${pieces}`;
}

/** The piece of the whole file that belongs in this place. */
export function sealPiece(whole: Uint8Array, place: PlaceOfPiece, key: SealKey): Buffer {
  const start = (place.piece - 1) * pieceBytes;
  return seal(key, whole.subarray(start, start + pieceBytes), placeOf(place));
}

/** Throws LogUnreadable when it is not what was sealed for this place. */
export function openPiece(sealed: Uint8Array, place: PlaceOfPiece, key: SealKey): Buffer {
  return unseal(key, sealed, placeOf(place));
}
