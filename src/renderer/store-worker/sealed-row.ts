// Seals the rows of the projection, so that a copied profile holds no customer's words.
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { randomBytes } from '@noble/ciphers/utils.js';
import type { CaseRow } from '../../shared/domain/case-row';

const nonceLength = 24;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Nonce and sealed row; bound to the case, so that two rows cannot be exchanged. Synchronous: it never breaks a transaction. */
export function sealRow(row: CaseRow, key: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceLength);
  const sealed = xchacha20poly1305(key, nonce, encoder.encode(row.id)).encrypt(
    encoder.encode(JSON.stringify(row)),
  );
  const out = new Uint8Array(nonceLength + sealed.length);
  out.set(nonce);
  out.set(sealed, nonceLength);
  return out;
}

/** The row. Throws when the bytes were changed or belong to another case or key. */
export function openRow(id: string, sealed: Uint8Array, key: Uint8Array): CaseRow {
  const nonce = sealed.subarray(0, nonceLength);
  const plain = xchacha20poly1305(key, nonce, encoder.encode(id)).decrypt(sealed.subarray(nonceLength));
  return JSON.parse(decoder.decode(plain)) as CaseRow;
}
