// The sealed part of a backup: chunks of one length, each sealed to its number and to whether it is the last.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { SealKey } from '../log/seal';
import { BackupFailure } from './backup-failure';

export const chunkBytes = 1_048_576;
const tagBytes = 16;
export const sealedChunkBytes = chunkBytes + tagBytes;

export interface ChunkPlace {
  readonly index: number;
  readonly isLast: boolean;
}

/** The key is of one file and each number occurs once in it, so the number serves as the nonce. */
export function sealChunk(key: SealKey, plain: Uint8Array, place: ChunkPlace): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place));
  cipher.setAAD(placeText(place));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws BackupFailure with the number of the chunk that is not what was written there. */
export function openChunk(key: SealKey, sealed: Uint8Array, place: ChunkPlace): Buffer {
  const plain = tryChunk(key, sealed, place);
  if (plain !== null) return plain;
  if (place.isLast && tryChunk(key, sealed, { ...place, isLast: false }) !== null)
    throw new BackupFailure(
      'cut-short',
      `The backup ends after part ${place.index + 1}; the rest is missing`,
    );
  throw new BackupFailure(
    place.isLast && sealed.length < sealedChunkBytes ? 'cut-short' : 'damaged',
    `Part ${place.index + 1} of the backup is not what was written there`,
  );
}

function tryChunk(key: SealKey, sealed: Uint8Array, place: ChunkPlace): Buffer | null {
  if (sealed.length < tagBytes) return null;
  try {
    const end = sealed.length - tagBytes;
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place), { authTagLength: tagBytes });
    decipher.setAAD(placeText(place));
    decipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    return null;
  }
}

function nonceOf({ index }: ChunkPlace): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function placeText({ index, isLast }: ChunkPlace): Buffer {
  return Buffer.from(`semaforo backup|${index}|${isLast ? 'last' : 'more'}`);
}
