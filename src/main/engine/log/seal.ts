// Authenticated encryption of everything the log stores: AES-256-GCM with the place as associated data.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { LogUnreadable } from './database';

/** A key made ready for use: with its bare bytes each seal would cost four times as much. */
export type SealKey = KeyObject;

export function sealKey(bytes: Uint8Array): SealKey {
  return createSecretKey(bytes);
}

const nonceLength = 12;
const tagLength = 16;

/** Random bytes are drawn many at a time: one draw costs as much as a hash. */
const drawn = Buffer.alloc(8_192);
let used = drawn.length;

/** Bytes that are the caller's to read until others are asked for; copy what has to last. */
function freshBytes(length: number): Buffer {
  if (used + length > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += length;
  return drawn.subarray(used - length, used);
}

/** The bytes of a new key. */
export function freshKey(): Buffer {
  const key = Buffer.from(freshBytes(32));
  // What is drawn stays in memory until the next draw; a key must not.
  drawn.fill(0, used - 32, used);
  return key;
}

/** Encrypts bytes so that they can only be read back with the same key and in the same place. */
export function seal(key: SealKey, plain: Uint8Array, place: string): Buffer {
  const nonce = freshBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** Throws LogUnreadable when one bit of the bytes, the key or the place is not what it was. */
export function unseal(key: SealKey, sealed: Uint8Array, place: string): Buffer {
  try {
    const end = sealed.length - tagLength;
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), {
      authTagLength: tagLength,
    });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(nonceLength, end));
    decipher.final();
    return plain;
  } catch {
    throw new LogUnreadable(`What is stored at ${place} is not what was written there`);
  }
}

export function sealJson(key: SealKey, value: unknown, place: string): Buffer {
  return seal(key, Buffer.from(JSON.stringify(value)), place);
}

export function unsealJson(key: SealKey, sealed: Uint8Array, place: string): unknown {
  return JSON.parse(unseal(key, sealed, place).toString('utf8'));
}

/** A key for one purpose, so that no key serves two. */
export function deriveKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
}

export type BlindIndex = (parts: readonly string[], length?: 16 | 32) => Buffer;

/** Names something from outside without storing the name: the same parts give the same bytes under one key only. */
export function blindIndexUnder(bytes: Uint8Array): BlindIndex {
  const key = createSecretKey(bytes);
  return (parts, length = 16) => {
    // Length before each part: ("ab","c") and ("a","bc") must differ.
    let text = '';
    for (const part of parts) text += `${Buffer.byteLength(part)}:${part}`;
    // As text, since bytes of their own that come from outside V8 cost more than the hash.
    const digest = createHmac('sha256', key).update(text).digest('binary');
    return Buffer.from(length === 32 ? digest : digest.slice(0, length), 'latin1');
  };
}

export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
