// Plain numbers and blind keys about each case, kept beside the events so that nothing has to be folded to find it.
import { awaitsAnswer, type Case, nextDeadline } from '../../../shared/domain/case';
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
import { RecentChanges } from './recent-changes';
import type { BlindIndex } from './seal';

const lookSoon: Instant = 0;

export function openCaseIndex(
  database: Database,
  keys: KeyRing,
  gathering: Gathering = new Gathering(database),
): CaseIndex {
  return new StoredCaseIndex(database, keys, gathering);
}

/** Threads whose newest case is kept in memory. */
const threadsKept = 20_000;

const caseId = 'cast(case_id as blob) as case_id';
const lastPosition = 'cast(last_position as integer) as last_position';

class StoredCaseIndex implements CaseIndex {
  private readonly messages: MessageIndex;
  private readonly last;
  private readonly total;
  private readonly byCase;
  private readonly byThread;
  private readonly byNumber;
  private readonly byCustomer;
  private readonly firstByCustomer;
  private readonly customerTotal;
  private readonly changed;
  private readonly changedTotal;
  private readonly due;
  private readonly wake;
  private readonly firstWake;
  private readonly opened: GatheredRows;
  private readonly changedRows: GatheredRows;
  /** The newest case of each thread that was asked for. */
  private readonly threads = new Map<string, CaseId>();
  private readonly names: BlindNames;
  private newestNumber: number | null = null;
  private readonly recent = new RecentChanges();
  private readonly rowKeys: CaseRowKeys;
  readonly watch: CaseWatch;
  /** Customers of cases that may not be written yet. */
  private readonly customersOpened = new Set<CustomerId>();
  /** The customer last asked for who has no case. */
  private nobody: CustomerId | null = null;

  constructor(database: Database, keys: KeyRing, gathering: Gathering) {
    const isKnown = (id: CustomerId) => this.firstOfCustomer(id) !== null;
    this.names = new BlindNames(keys, new MetCustomers(database), isKnown);
    this.rowKeys = new CaseRowKeys(database);
    this.messages = new MessageIndex(database, keys, gathering);
    const cases = (columns: string, rest: string) => database.prepare(`select ${columns} from cases ${rest}`);
    this.last = cases('coalesce(max(number), 0) as number', '');
    this.total = cases('count(*) as total', '');
    this.byCase = cases(lastPosition, 'where case_id = ?');
    this.byThread = cases(caseId, 'where thread = ? order by number desc limit 1');
    this.byNumber = cases(caseId, 'where number = ?');
    this.byCustomer = cases(caseId, 'where customer = ? and number < ? order by number desc limit ?');
    this.firstByCustomer = cases(caseId, 'where customer = ? order by number limit 1');
    this.customerTotal = cases('count(*) as total', 'where customer = ?');
    this.changed = cases(
      `${caseId}, ${lastPosition}`,
      'where last_position > ? order by last_position limit ?',
    );
    this.changedTotal = cases('count(*) as total', 'where last_position > ?');
    this.due = cases(caseId, 'where is_open = 1 and due_at <= ? order by due_at limit ?');
    this.wake = cases(caseId, 'where wake_at <= ? order by wake_at limit ?');
    this.firstWake = cases('cast(min(wake_at) as integer) as at', 'where wake_at is not null');
    this.opened = gathering.table({
      before:
        'insert into cases(number, case_id, customer, thread, is_open, due_at, wake_at, last_position, look_at, is_red) values',
      columns: 10,
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
    this.newestNumber ??= numberOf(this.last.get() ?? { number: 0 }, 'number');
    return this.newestNumber + 1;
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
    if (unwritten !== null) this.opened.add(state.id, [...unwritten.slice(0, 4), ...changing]);
    else if (isWritten) this.changedRows.add(state.id, [this.rowKeys.of(state), ...changing]);
    else this.open(state, changing);
  }

  private open(state: Case, changing: readonly Bindable[]): void {
    const { id, number, accountId, threadKey, customerId } = state;
    const isNewest = number >= this.nextNumber();
    if (isNewest) this.newestNumber = number;
    else this.settle();
    const key = isNewest ? number : this.rowKeys.place(state);
    const thread = this.names.thread(accountId, threadKey, customerId);
    this.opened.add(id, [key, fromHex(id), fromHex(customerId), thread, ...changing]);
    const name = plainThread(accountId, threadKey, customerId);
    if (isNewest) this.keepThread(name, id);
    else this.threads.delete(name);
    this.customersOpened.add(customerId);
    this.nobody = null;
  }

  lastPositionOf(id: CaseId): number {
    this.settle();
    return numberOf(this.byCase.get(fromHex(id)) ?? { last_position: 0 }, 'last_position');
  }

  ofThread(accountId: AccountId, threadKey: string, customerId: CustomerId): CaseId | null {
    const name = plainThread(accountId, threadKey, customerId);
    const known = this.threads.get(name);
    if (known !== undefined) return known;
    if (this.ofCustomer(customerId, 1).length === 0) return null;
    const found = oneCase(this.byThread.get(this.names.thread(accountId, threadKey, customerId)));
    if (found !== null) this.keepThread(name, found);
    return found;
  }

  ofNumber(number: number): CaseId | null {
    this.settle();
    return oneCase(this.byNumber.get(number));
  }

  ofCustomer(customerId: CustomerId, limit: number, before = Number.MAX_SAFE_INTEGER): readonly CaseId[] {
    if (this.customersOpened.has(customerId)) this.settle();
    if (this.nobody === customerId) return [];
    const id = fromHex(customerId);
    if (limit > 1) return this.byCustomer.all(id, before, limit).map(caseIdOf);
    const newest = oneCase(this.byCustomer.get(id, before, limit));
    if (newest === null && before === Number.MAX_SAFE_INTEGER) this.nobody = customerId;
    return newest === null ? [] : [newest];
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

  rememberMessage(
    accountId: AccountId,
    message: { readonly externalId: ExternalId; readonly text: string | null },
    id: CaseId,
  ): void {
    this.messages.remember(accountId, message, id);
  }

  expectMessages(accountId: AccountId, externalIds: readonly ExternalId[]): void {
    this.messages.expect(accountId, externalIds);
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
    this.threads.clear();
    this.recent.note({ caseId: id, position });
  }

  forget(): void {
    this.threads.clear();
    this.rowKeys.forget();
    this.customersOpened.clear();
    this.nobody = null;
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

  private keepThread(name: string, caseId: CaseId): void {
    if (this.threads.size >= threadsKept) {
      this.settle();
      this.threads.clear();
    }
    this.threads.set(name, caseId);
  }
}

function caseIdOf(row: Row): CaseId {
  return asId<CaseId>(hexOf(row, 'case_id'));
}

function oneCase(row: Row | null): CaseId | null {
  return row === null ? null : caseIdOf(row);
}
