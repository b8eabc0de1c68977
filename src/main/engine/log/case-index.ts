// Plain numbers and blind keys about each case, kept beside the events so that nothing has to be folded to find it.
import { awaitsAnswer, type Case, nextDeadline } from '../../../shared/domain/case';
import { firstOwnNumber, type NumberRange } from '../../../shared/domain/case-number';
import {
  type AccountId,
  asId,
  type BrandId,
  type CaseId,
  type CustomerId,
  type ExternalId,
} from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import { BlindNames, plainThread } from './blind-names';
import type { CaseIndex } from './case-index-port';
import { CaseRowKeys } from './case-row-keys';
import { type CaseWatch, type KnownOfCase, openCaseWatch } from './case-watch';
import { type Bindable, type Database, fromHex, hexOf, numberOf, numberOrNull, type Row } from './database';
import { type GatheredRows, Gathering } from './gathered-rows';
import type { KeyRing } from './key-ring';
import { MessageIndex } from './message-index';
import { MetCustomers } from './met-customers';
import { NewestOfThreads, newestCaseOf, newestColumns, newestFirst } from './newest-of-threads';
import { preparedLater } from './prepared-later';
import { RecentChanges } from './recent-changes';
import type { BlindIndex } from './seal';
import { Strangers } from './strangers';

const lookSoon: Instant = 0;

export function openCaseIndex(
  database: Database,
  keys: KeyRing,
  gathering: Gathering = new Gathering(database),
): CaseIndex {
  return new StoredCaseIndex(database, keys, gathering);
}

const caseId = 'cast(case_id as blob) as case_id';
const lastPosition = 'cast(last_position as integer) as last_position';

class StoredCaseIndex implements CaseIndex {
  private readonly messages: MessageIndex;
  private readonly last;
  private readonly highest;
  private readonly total;
  private readonly byCase;
  private readonly byThread;
  private readonly byNumber;
  private readonly byCustomer;
  private readonly olderByCustomer;
  private readonly firstByCustomer;
  private readonly customerTotal;
  private readonly changed;
  private readonly changedTotal;
  private readonly due;
  private readonly wake;
  private readonly firstWake;
  private readonly opened: GatheredRows;
  private readonly changedRows: GatheredRows;
  private readonly threads = new NewestOfThreads();
  private readonly names: BlindNames;
  private newestNumber: number | null = null;
  private readonly recent = new RecentChanges();
  private readonly rowKeys: CaseRowKeys;
  readonly watch: CaseWatch;
  /** Customers of cases that may not be written yet. */
  private readonly customersOpened = new Set<CustomerId>();
  private readonly strangers: Strangers;

  constructor(database: Database, keys: KeyRing, gathering: Gathering) {
    this.names = new BlindNames(keys, new MetCustomers(database), (id) => this.firstOfCustomer(id) !== null);
    this.strangers = new Strangers(database);
    this.rowKeys = new CaseRowKeys(database);
    this.messages = new MessageIndex(database, keys, gathering);
    const cases = (columns: string, rest: string) => database.prepare(`select ${columns} from cases ${rest}`);
    const later = (columns: string, rest: string) =>
      preparedLater(database, `select ${columns} from cases ${rest}`);
    this.last = cases('coalesce(max(number), 0) as number', 'where number < ?');
    this.highest = cases('cast(max(number) as integer) as number', 'where number between ? and ?');
    this.total = cases('count(*) as total', '');
    this.byCase = cases(lastPosition, 'where case_id = ?');
    this.byThread = later(newestColumns, `where thread = ? ${newestFirst} limit 1`);
    this.byNumber = cases(caseId, 'where number = ?');
    this.byCustomer = later(caseId, `where customer = ? ${newestFirst} limit ?`);
    this.olderByCustomer = later(
      caseId,
      `where customer = ? and (opened_at, number) < (select opened_at, number from cases where number = ?) ${newestFirst} limit ?`,
    );
    this.firstByCustomer = later(caseId, 'where customer = ? order by opened_at, number limit 1');
    this.customerTotal = cases('count(*) as total', 'where customer = ?');
    // By the column and not by what is read of it: that would sort all that follow.
    this.changed = cases(
      `${caseId}, ${lastPosition}`,
      'where last_position > ? order by cases.last_position limit ?',
    );
    this.changedTotal = cases('count(*) as total', 'where last_position > ?');
    this.due = cases(caseId, 'where is_open = 1 and due_at <= ? order by due_at limit ?');
    this.wake = cases(caseId, 'where wake_at <= ? order by wake_at limit ?');
    this.firstWake = cases('cast(min(wake_at) as integer) as at', 'where wake_at is not null');
    this.opened = gathering.table({
      before:
        'insert into cases(number, case_id, customer, thread, opened_at, is_open, due_at, wake_at, last_position, look_at, is_red) values',
      columns: 11,
      after: `on conflict(case_id) do update set is_open = excluded.is_open, due_at = excluded.due_at,
        wake_at = excluded.wake_at, last_position = excluded.last_position, look_at = excluded.look_at,
        is_red = excluded.is_red`,
    });
    this.changedRows = gathering.table({
      before: `update cases set is_open = v.column2, due_at = v.column3, wake_at = v.column4,
        last_position = v.column5, look_at = v.column6, is_red = v.column7 from (values`,
      columns: 7,
      after: ') as v where number = v.column1',
    });
    this.watch = openCaseWatch(database, () => this.settle());
  }

  nextNumber(): number {
    this.newestNumber ??= numberOf(this.last.get(firstOwnNumber) ?? { number: 0 }, 'number');
    return this.newestNumber + 1;
  }

  highestIn({ first, last }: NumberRange): number | null {
    this.settle();
    return numberOrNull(this.highest.get(first, last) ?? { number: null }, 'number');
  }

  count(): number {
    this.settle();
    return numberOf(this.total.get() ?? { total: 0 }, 'total');
  }

  write(state: Case, position: number, known: KnownOfCase = {}): void {
    const isOpen = state.status === 'open';
    const { isWritten = false, lookAt = lookSoon } = known;
    const changing = [
      isOpen ? 1 : 0,
      nextDeadline(state)?.dueAt ?? null,
      isOpen ? state.snoozedUntil : null,
      position,
      isOpen ? lookAt : null,
      state.tier === 'red' && awaitsAnswer(state) ? 1 : 0,
    ];
    this.recent.note({ caseId: state.id, position });
    const unwritten = this.opened.find(state.id);
    if (unwritten !== null) this.opened.add(state.id, [...unwritten.slice(0, 5), ...changing]);
    else if (isWritten) this.changedRows.add(state.id, [this.rowKeys.of(state), ...changing]);
    else this.open(state, changing);
  }

  private open(state: Case, changing: readonly Bindable[]): void {
    const { id, number, accountId, threadKey, customerId, openedAt } = state;
    const isNewest = number < firstOwnNumber && number >= this.nextNumber();
    if (isNewest) this.newestNumber = number;
    else this.settle();
    const key = isNewest ? number : this.rowKeys.place(state);
    const thread = this.names.thread(accountId, threadKey, customerId);
    this.opened.add(id, [key, fromHex(id), fromHex(customerId), thread, openedAt, ...changing]);
    this.threads.opened(plainThread(accountId, threadKey, customerId), { id, openedAt, key });
    this.customersOpened.add(customerId);
    this.strangers.meet(customerId);
  }

  lastPositionOf(id: CaseId): number {
    this.settle();
    return numberOf(this.byCase.get(fromHex(id)) ?? { last_position: 0 }, 'last_position');
  }

  ofThread(accountId: AccountId, threadKey: string, customerId: CustomerId): CaseId | null {
    const name = plainThread(accountId, threadKey, customerId);
    const known = this.threads.find(name);
    if (known !== null) return known;
    const isNobody = this.ofCustomer(customerId, 1).length === 0;
    const row = isNobody ? null : this.byThread.get(this.names.thread(accountId, threadKey, customerId));
    this.threads.note(name, row === null ? null : newestCaseOf(row));
    return oneCase(row);
  }

  ofNumber(number: number): CaseId | null {
    this.settle();
    return oneCase(this.byNumber.get(number));
  }

  ofCustomer(customerId: CustomerId, limit: number, before: number | null = null): readonly CaseId[] {
    if (this.customersOpened.has(customerId)) this.settle();
    if (this.strangers.has(customerId)) return [];
    const id = fromHex(customerId);
    if (before !== null) return this.olderByCustomer.all(id, before, limit).map(caseIdOf);
    const newest = this.byCustomer.all(id, limit).map(caseIdOf);
    if (newest.length === 0) this.strangers.note(customerId);
    return newest;
  }

  firstOfCustomer(customerId: CustomerId): CaseId | null {
    if (this.customersOpened.has(customerId)) this.settle();
    return oneCase(this.firstByCustomer.get(fromHex(customerId)));
  }

  countOfCustomer(customerId: CustomerId): number {
    this.settle();
    return numberOf(this.customerTotal.get(fromHex(customerId)) ?? { total: 0 }, 'total');
  }

  changedAfter(position: number, limit: number) {
    const remembered = this.recent.after(position, limit);
    if (remembered !== null) return remembered;
    this.settle();
    return this.changed
      .all(position, limit)
      .map((row) => ({ caseId: caseIdOf(row), position: numberOf(row, 'last_position') }));
  }

  countChangedAfter(position: number): number {
    this.settle();
    return numberOf(this.changedTotal.get(position) ?? { total: 0 }, 'total');
  }

  dueBefore(at: Instant, limit: number): readonly CaseId[] {
    this.settle();
    return this.due.all(at, limit).map(caseIdOf);
  }

  toWake(at: Instant, limit: number): readonly CaseId[] {
    this.settle();
    return this.wake.all(at, limit).map(caseIdOf);
  }

  nextWake(): Instant | null {
    this.settle();
    return numberOrNull(this.firstWake.get() ?? { at: null }, 'at');
  }

  rememberMessage(...told: Parameters<CaseIndex['rememberMessage']>): void {
    this.messages.remember(...told);
  }

  expectMessages(accountId: AccountId, externalIds: readonly ExternalId[]): void {
    this.messages.expect(accountId, externalIds);
  }

  expectCustomers(customerIds: readonly CustomerId[]): readonly CustomerId[] {
    this.settle();
    return this.strangers.expect(customerIds);
  }

  findMessage(accountId: AccountId, externalId: ExternalId) {
    return this.messages.find(accountId, externalId);
  }

  customerIdOf(brandId: BrandId, channel: string, author: ExternalId): CustomerId {
    return this.names.customerIdOf(brandId, channel, author);
  }

  shareNames(brandId: BrandId, names: BlindIndex): void {
    this.names.share(brandId, names);
  }

  meetCustomer(
    brandId: BrandId,
    author: readonly [channel: string, id: ExternalId],
    customerId: CustomerId,
  ): void {
    this.names.meet(brandId, author, customerId);
  }

  takeOut(id: CaseId): void {
    this.settle();
    this.rowKeys.takeOut(id);
  }

  bury(id: CaseId, position: number): void {
    this.settle();
    this.rowKeys.bury(id, position);
    this.threads.forget();
    this.recent.note({ caseId: id, position });
  }

  forget(): void {
    this.threads.forget();
    this.rowKeys.forget();
    this.customersOpened.clear();
    this.strangers.forget();
    this.newestNumber = null;
    this.messages.forget();
    this.recent.forget();
  }

  /** Writes what is gathered of the table, for whoever is about to read it. */
  private settle(): void {
    this.opened.write();
    this.changedRows.write();
    this.customersOpened.clear();
  }
}

function caseIdOf(row: Row): CaseId {
  return asId<CaseId>(hexOf(row, 'case_id'));
}

function oneCase(row: Row | null): CaseId | null {
  return row === null ? null : caseIdOf(row);
}
