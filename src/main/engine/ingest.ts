// Turns what a channel delivered into events: which case a message belongs to, what it opens, what it changes.
import { z } from 'zod';
import { asId, type CaseId, type ExternalId } from '../../shared/domain/ids';
import { type ChannelItem, channelItemSchema, longest } from '../../shared/ipc/channels-port';
import { plainMessage } from '../../shared/ipc/plain-message';
import type { Account } from '../../shared/workspace/schema';
import { takeBrandMessage } from './brand-message';
import { takeCustomerMessage } from './customer-message';
import type { AccountMark } from './log/account-table';
import { DiskFull, LogUnreadable } from './log/database';
import { takeEdit, takeWithdrawal } from './message-change';
import type { IngestPorts } from './message-ports';

export interface Batch {
  readonly account: Account;
  readonly items: readonly unknown[];
  /** Written in the same transaction as the last item, so that a crash repeats a page and never skips one. */
  readonly mark: AccountMark | null;
}

/**
 * Records a page of a channel. Known messages change nothing; unreadable items are set aside and counted. An item that
 * breaks our own code is set aside as well, so that it can never keep its neighbours out. Throws DiskFull, and
 * LogUnreadable.
 */
export function createIngest(ports: IngestPorts): (batch: Batch) => void {
  const { log, store } = ports;
  const finish = ({ account, mark }: Batch) => {
    if (mark !== null) log.desk.writeAccount(account.id, mark);
  };
  return (batch) => {
    try {
      store.batch(() => {
        log.cases.expectMessages(batch.account.id, batch.items.flatMap(claimedId));
        expectAuthors(ports, batch);
        for (const item of batch.items) takeItem(ports, batch.account, item);
        log.cases.expectMessages(batch.account.id, []);
        finish(batch);
      });
    } catch (error) {
      if (isOfTheLog(error)) throw error;
      for (const item of batch.items) takeAlone(ports, batch.account, item);
      store.batch(() => finish(batch));
    }
  };
}

/** No fault of an item: it stays with its channel until the log can take it. */
function isOfTheLog(error: unknown): boolean {
  return error instanceof DiskFull || error instanceof LogUnreadable;
}

function takeAlone(ports: IngestPorts, account: Account, item: unknown): void {
  try {
    ports.store.batch(() => takeItem(ports, account, item));
  } catch (error) {
    if (isOfTheLog(error)) throw error;
    const reason = `Could not be recorded: ${error instanceof Error ? error.name : 'unknown error'}`;
    ports.store.batch(() => setAside(ports, account, { externalId: externalIdOf(item), reason }));
  }
}

/** The id an item claims, however malformed the rest of it is, so that it is listed once and not at every poll. */
const claimSchema = z.union([
  z.object({ externalId: z.string().min(1).max(2_048) }),
  z
    .object({ message: z.object({ externalId: z.string().min(1).max(2_048) }) })
    .transform(({ message }) => message),
]);

function externalIdOf(item: unknown): string | null {
  const claim = claimSchema.safeParse(item);
  return claim.success ? claim.data.externalId : null;
}

const fewestAuthors = 8;

/** Whatever stands there may be of any form. */
interface Claimed {
  readonly externalId?: unknown;
  readonly writtenBy?: unknown;
  readonly author?: { readonly externalId?: unknown } | null;
}

/** The id of what says that it is a message, as a list of one or none. */
function claimedId(item: unknown): readonly ExternalId[] {
  const id = (item as { readonly message?: Claimed | null } | null)?.message?.externalId;
  return typeof id === 'string' ? [asId<ExternalId>(id)] : [];
}

/** The customers who seem to write; fewer than some are not worth a look of their own. */
function expectAuthors({ log }: IngestPorts, { account, items }: Batch): void {
  const authors = new Set(items.flatMap(claimedAuthor));
  if (authors.size < fewestAuthors) return;
  const { brand, channel } = account;
  const customers = [...authors].map((author) => log.cases.customerIdOf(brand, channel, author));
  log.keys.expectCustomers(brand, log.cases.expectCustomers(customers));
}

function claimedAuthor(item: unknown): readonly ExternalId[] {
  const message = (item as { readonly message?: Claimed | null } | null)?.message;
  const id = message?.author?.externalId;
  if (message?.writtenBy !== 'customer' || typeof id !== 'string') return [];
  return id === '' || id.length > longest.id ? [] : [asId<ExternalId>(id)];
}

function takeItem(ports: IngestPorts, account: Account, raw: unknown): void {
  const plain = plainMessage(raw);
  if (plain !== null) {
    take(ports, account, plain);
    return;
  }
  const parsed = channelItemSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const reason = `${issue?.path.join('.') ?? 'item'}: ${issue?.message ?? 'unreadable'}`;
    setAside(ports, account, { externalId: externalIdOf(raw), reason });
    return;
  }
  take(ports, account, parsed.data);
}

function take(ports: IngestPorts, account: Account, item: ChannelItem): void {
  switch (item.kind) {
    case 'message':
      if (item.message.writtenBy === 'customer') takeCustomerMessage(ports, account, item.message);
      else takeBrandMessage(ports, account, item.message);
      break;
    case 'edit':
      takeEdit(ports, account, item);
      break;
    case 'withdrawal':
      takeWithdrawal(ports, account, item.externalId);
      break;
    case 'unreadable':
      setAside(ports, account, item);
      break;
  }
}

function setAside(
  ports: IngestPorts,
  account: Account,
  item: { readonly externalId: string | null; readonly reason: string },
): void {
  // The overlap of every poll brings an unreadable item again: it is listed once.
  if (item.externalId !== null) {
    const externalId = asId<ExternalId>(`unreadable:${item.externalId}`);
    if (ports.log.cases.findMessage(account.id, externalId) !== null) return;
    ports.log.cases.rememberMessage(account.id, { externalId, text: null }, asId<CaseId>('0'.repeat(32)));
  }
  ports.log.desk.setAside({
    accountId: account.id,
    at: ports.clock.now(),
    reason: item.reason,
    externalId: item.externalId,
  });
}
