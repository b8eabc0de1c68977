// Plain numbers and blind keys about each case, kept beside the events so that nothing has to be folded to find it.
import type { Case } from '../../../shared/domain/case';
import { nextDeadline } from '../../../shared/domain/case';
import {
  type AccountId,
  asId,
  type BrandId,
  type CaseId,
  type CustomerId,
  type ExternalId,
} from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { bytesOf, type Database, numberOf, type Row } from './database';
import type { KeyRing } from './key-ring';

export const caseTables = `
  create table if not exists cases(
    number integer primary key,
    case_id blob not null unique,
    customer blob not null,
    thread blob not null,
    is_open integer not null,
    due_at integer,
    wake_at integer,
    last_position integer not null
  );
  create index if not exists cases_by_position on cases(last_position);
  create index if not exists cases_by_thread on cases(thread, number);
  create index if not exists cases_by_customer on cases(customer, number);
  create index if not exists cases_by_due on cases(is_open, due_at);
  create index if not exists cases_by_wake on cases(wake_at) where wake_at is not null;
  create table if not exists messages(name blob primary key, case_id blob not null, text_name blob) without rowid;
`;

export interface CaseIndex {
  nextNumber(): number;
  count(): number;
  write(state: Case, lastPosition: number): void;
  /** The newest case of this customer in this thread of this account; null when there is none. */
  ofThread(accountId: AccountId, threadKey: string, customerId: CustomerId): CaseId | null;
  ofNumber(number: number): CaseId | null;
  /** Newest first. */
  ofCustomer(customerId: CustomerId, limit: number): readonly CaseId[];
  countOfCustomer(customerId: CustomerId): number;
  /** Cases changed after a position of the log, in the order of their last change. */
  changedAfter(
    position: number,
    limit: number,
  ): readonly { readonly caseId: CaseId; readonly position: number }[];
  /** Open cases whose next deadline lies before an instant, soonest first. */
  dueBefore(at: Instant, limit: number): readonly CaseId[];
  /** Snoozed cases to wake by an instant. */
  toWake(at: Instant): readonly CaseId[];
  nextWake(): Instant | null;
  /** Notes where a message belongs and, for one that can still be edited, what its text is now. */
  rememberMessage(
    accountId: AccountId,
    message: { readonly externalId: ExternalId; readonly text: string | null },
    caseId: CaseId,
  ): void;
  findMessage(
    accountId: AccountId,
    externalId: ExternalId,
  ): { readonly caseId: CaseId; readonly hasText: (text: string) => boolean } | null;
  customerIdOf(brandId: BrandId, channel: string, author: ExternalId): CustomerId;
}

export function openCaseIndex(database: Database, keys: KeyRing): CaseIndex {
  const last = database.prepare('select coalesce(max(number), 0) as number from cases');
  const total = database.prepare('select count(*) as total from cases');
  const upsert =
    database.prepare(`insert into cases(number, case_id, customer, thread, is_open, due_at, wake_at, last_position)
    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict(case_id) do update set
    is_open = excluded.is_open, due_at = excluded.due_at, wake_at = excluded.wake_at, last_position = excluded.last_position`);
  const byThread = database.prepare(
    'select case_id from cases where thread = ? order by number desc limit 1',
  );
  const byNumber = database.prepare('select case_id from cases where number = ?');
  const byCustomer = database.prepare(
    'select case_id from cases where customer = ? order by number desc limit ?',
  );
  const customerTotal = database.prepare('select count(*) as total from cases where customer = ?');
  const changed = database.prepare(
    'select case_id, last_position from cases where last_position > ? order by last_position limit ?',
  );
  const due = database.prepare(
    'select case_id from cases where is_open = 1 and due_at <= ? order by due_at limit ?',
  );
  const wake = database.prepare('select case_id from cases where wake_at <= ? order by wake_at');
  const firstWake = database.prepare('select min(wake_at) as at from cases where wake_at is not null');
  const insertMessage = database.prepare(
    'insert into messages(name, case_id, text_name) values (?, ?, ?) on conflict(name) do update set text_name = excluded.text_name',
  );
  const selectMessage = database.prepare('select case_id, text_name from messages where name = ?');

  const messageName = (accountId: AccountId, externalId: ExternalId) =>
    keys.indexOf('message', accountId, externalId);
  const threadName = (accountId: AccountId, threadKey: string, customerId: CustomerId) =>
    keys.indexOf('thread', accountId, threadKey, customerId);
  return {
    nextNumber: () => numberOf(last.get() ?? { number: 0 }, 'number') + 1,
    count: () => numberOf(total.get() ?? { total: 0 }, 'total'),
    write: (state, lastPosition) => {
      upsert.run(
        state.number,
        bytes(state.id),
        bytes(state.customerId),
        threadName(state.accountId, state.threadKey, state.customerId),
        state.status === 'open' ? 1 : 0,
        nextDeadline(state)?.dueAt ?? null,
        state.status === 'open' ? state.snoozedUntil : null,
        lastPosition,
      );
    },
    ofThread: (accountId, threadKey, customerId) =>
      oneCase(byThread.get(threadName(accountId, threadKey, customerId))),
    ofNumber: (number) => oneCase(byNumber.get(number)),
    ofCustomer: (customerId, limit) => byCustomer.all(bytes(customerId), limit).map(caseIdOf),
    countOfCustomer: (customerId) => numberOf(customerTotal.get(bytes(customerId)) ?? { total: 0 }, 'total'),
    changedAfter: (position, limit) =>
      changed
        .all(position, limit)
        .map((row) => ({ caseId: caseIdOf(row), position: numberOf(row, 'last_position') })),
    dueBefore: (at, limit) => due.all(at, limit).map(caseIdOf),
    toWake: (at) => wake.all(at).map(caseIdOf),
    nextWake: () => {
      const row = firstWake.get();
      return row === null || row.at === null ? null : numberOf(row, 'at');
    },
    rememberMessage: (accountId, message, caseId) => {
      const textName = message.text === null ? null : keys.indexOf('text', message.text);
      insertMessage.run(messageName(accountId, message.externalId), bytes(caseId), textName);
    },
    findMessage: (accountId, externalId) => {
      const row = selectMessage.get(messageName(accountId, externalId));
      if (row === null) return null;
      const known = row.text_name === null ? null : bytesOf(row, 'text_name');
      return {
        caseId: caseIdOf(row),
        hasText: (text) => known !== null && keys.indexOf('text', text).equals(known),
      };
    },
    customerIdOf: (brandId, channel, author) =>
      asId<CustomerId>(keys.indexOf('customer', brandId, channel, author).toString('hex')),
  };
}

function bytes(id: CaseId | CustomerId): Buffer {
  return Buffer.from(id, 'hex');
}

function caseIdOf(row: Row): CaseId {
  return asId<CaseId>(Buffer.from(bytesOf(row, 'case_id')).toString('hex'));
}

function oneCase(row: Row | null): CaseId | null {
  return row === null ? null : caseIdOf(row);
}
