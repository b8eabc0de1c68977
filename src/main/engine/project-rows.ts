// Makes rows of the list ready for the store worker: keys in the clear, the rest sealed, all bytes in one piece.
import type { CaseRow } from '../../shared/domain/case-row';
import type { AgentId } from '../../shared/domain/ids';
import { listKeys } from '../../shared/domain/list-key';
import { encodeRow, type ProjectedRow, type ProjectedRows, placeOfRow } from '../../shared/ipc/projected-row';
import { type SealKey, seal } from './log/seal';

export interface Projector {
  readonly me: AgentId;
  /** The projection's own key. */
  readonly key: SealKey;
}

export function projectRows(rows: readonly CaseRow[], { me, key }: Projector): ProjectedRows {
  const sealed: Buffer[] = [];
  let end = 0;
  const projected = rows.map((row): ProjectedRow => {
    const { id, number } = row;
    const keys = listKeys(row, me);
    const bytes = seal(key, Buffer.from(encodeRow(row)), placeOfRow(id, keys));
    sealed.push(bytes);
    const start = end;
    end += bytes.length;
    return { id, number, keys, start, end };
  });
  const all = new Uint8Array(end);
  projected.forEach(({ start }, index) => {
    const bytes = sealed[index];
    if (bytes !== undefined) all.set(bytes, start);
  });
  return { rows: projected, sealed: all };
}
