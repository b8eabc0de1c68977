// Authenticated encryption of everything the log stores: AES-256-GCM with the place as associated data.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { LogUnreadable } from './database';

const nonceLength = 12;
const tagLength = 16;

/** Encrypts bytes so that they can only be read back with the same key and in the same place. */
export function seal(key: Uint8Array, plain: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** Throws LogUnreadable when one bit of the bytes, the key or the place is not what it was. */
export function unseal(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
    const plain = decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength));
    decipher.final();
    return plain;
  } catch {
    throw new LogUnreadable(`What is stored at ${place} is not what was written there`);
  }
}

export function sealJson(key: Uint8Array, value: unknown, place: string): Buffer {
  return seal(key, Buffer.from(JSON.stringify(value)), place);
}

export function unsealJson(key: Uint8Array, sealed: Uint8Array, place: string): unknown {
  return JSON.parse(unseal(key, sealed, place).toString('utf8'));
}

/** A key for one purpose, so that no key serves two. */
export function deriveKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
}

/** Names something from outside without storing the name: the same text gives the same bytes under one key only. */
export function blindIndex(key: Uint8Array, parts: readonly string[], length: 16 | 32 = 16): Buffer {
  const mac = createHmac('sha256', key);
  // Length before each part: ("ab","c") and ("a","bc") must differ.
  for (const part of parts) mac.update(`${Buffer.byteLength(part)}:`).update(part);
  return mac.digest().subarray(0, length);
}

export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
