// Rows of the list as the engine seals them, made where there is only a browser.
import type { CaseRow } from '../../../src/shared/domain/case-row';
import type { AgentId } from '../../../src/shared/domain/ids';
import { listKeys } from '../../../src/shared/domain/list-key';
import {
  encodeRow,
  type ProjectedRow,
  type ProjectedRows,
  placeOfRow,
  rowNonceLength,
} from '../../../src/shared/ipc/projected-row';

const encoder = new TextEncoder();

export async function sealedRows(
  rows: readonly CaseRow[],
  me: AgentId,
  keyBytes: Uint8Array<ArrayBuffer>,
): Promise<ProjectedRows> {
  const key = await crypto.subtle.importKey('raw', keyBytes, 'AES-GCM', false, ['encrypt']);
  const projected: ProjectedRow[] = [];
  const bytes: number[] = [];
  for (const row of rows) {
    const keys = listKeys(row, me);
    const iv = crypto.getRandomValues(new Uint8Array(rowNonceLength));
    const additionalData = encoder.encode(placeOfRow(row.id, keys));
    const plain = encoder.encode(encodeRow(row));
    const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
    const start = bytes.length;
    bytes.push(...iv, ...new Uint8Array(body));
    projected.push({ id: row.id, number: row.number, keys, start, end: bytes.length });
  }
  return { rows: projected, sealed: new Uint8Array(bytes) };
}
