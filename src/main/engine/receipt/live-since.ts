// Since when this log acknowledges for an account: what a channel brings from before is history, wherever it comes from.
import { z } from 'zod';
import type { AccountId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { readRestoredMark } from '../backup/restored-mark';
import type { Clock } from '../clock';
import type { Log } from '../log/open-log';
import { sealJson, sealKey, unsealJson } from '../log/seal';

const name = 'receipts-since';
const stored = z.record(z.string(), z.number().int());

export class LiveSince {
  private known: Readonly<Record<string, Instant>>;

  constructor(
    private readonly log: Log,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.known = this.read();
  }

  /** It is on for these accounts, and for no others: one that was off begins anew. */
  follow(accounts: readonly AccountId[]): void {
    const now = this.clock.now();
    const next = Object.fromEntries(accounts.map((id) => [id, this.known[id] ?? now]));
    if (JSON.stringify(next) === JSON.stringify(this.known)) return;
    const { meta } = this.log;
    this.log.transact(() => meta.write(name, sealJson(sealKey(meta.projectionKey), next, name)));
    this.known = next;
  }

  /** Null: it is not on. A log from a backup begins when it was restored. */
  of(account: AccountId): Instant | null {
    const since = this.known[account];
    if (since === undefined) return null;
    return Math.max(since, readRestoredMark(this.log.meta)?.restoredAt ?? since);
  }

  private read(): Readonly<Record<string, Instant>> {
    const { meta } = this.log;
    const sealed = meta.read(name);
    if (sealed === null) return {};
    try {
      return stored.parse(unsealJson(sealKey(meta.projectionKey), sealed, name));
    } catch {
      // Of a log that was salvaged: it begins now.
      return {};
    }
  }
}
