// Opens the rows of the projection, which the engine sealed: a copied profile holds no customer's words.
import type { CaseRow } from '../../shared/domain/case-row';
import { decodeRow, placeOfRow, rowNonceLength, rowTagLength } from '../../shared/ipc/projected-row';
import type { StoredRow } from './database';
import { caseIdOf } from './stored-id';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const algorithm = 'AES-GCM';

/** From the 32 bytes the engine gives. */
export function rowKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['decrypt']);
}

/** The row. Rejects when its bytes or keys were changed, or belong to another case or generation. */
export async function openRow(row: StoredRow, key: CryptoKey): Promise<CaseRow> {
  const { viewKeys, sealed } = row;
  const id = caseIdOf(row.id);
  const plain = await crypto.subtle.decrypt(
    {
      name: algorithm,
      iv: sealed.subarray(0, rowNonceLength),
      additionalData: encoder.encode(placeOfRow(id, viewKeys)),
      tagLength: rowTagLength * 8,
    },
    key,
    sealed.subarray(rowNonceLength),
  );
  return decodeRow(id, decoder.decode(plain));
}
