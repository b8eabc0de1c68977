// The list as a store worker that takes every message holds it.
import { sealKey, unseal } from '../../src/main/engine/log/seal';
import type { CaseRow } from '../../src/shared/domain/case-row';
import type { FeedMessage, WorkerMessage } from '../../src/shared/ipc/feed';
import { decodeRow, type ProjectedRows, placeOfRow } from '../../src/shared/ipc/projected-row';

/** The rows of a message of the feed. Throws when one was changed, or stands under keys that are not its own. */
export function openedRows({ rows, sealed }: ProjectedRows, key: Uint8Array): readonly CaseRow[] {
  const opens = sealKey(key);
  return rows.map(({ id, keys, start, end }) =>
    decodeRow(id, unseal(opens, sealed.subarray(start, end), placeOfRow(id, keys)).toString('utf8')),
  );
}

export class HeldRows {
  readonly rows = new Map<string, CaseRow>();
  private key = new Uint8Array(32);

  /** What the worker would answer; null: nothing. */
  receive(message: FeedMessage): WorkerMessage | null {
    if (message.type === 'open') {
      this.key = message.key;
      if (message.rebuild !== null) this.rows.clear();
      return null;
    }
    for (const row of openedRows(message, this.key)) this.rows.set(row.id, row);
    if (message.type === 'step') return null;
    for (const id of message.removed) this.rows.delete(id);
    return { type: message.type === 'fill' ? 'filled' : 'applied', position: message.to };
  }
}
