// Erases customers and brands from the log, and keeps the record of what was held and erased.
import type { CustodyOf, CustodyRecord } from '../../../shared/domain/custody';
import type { BrandId, CustomerId, StepId } from '../../../shared/domain/ids';
import { Clearing } from './clearing';
import type { Database } from './database';
import { afterAll, type BrandCount, beforeAll, ErasedCases, type NumberedCase } from './erased-cases';
import type { BrandWish, ErasedName, ErasureWish, ForgottenName, Gathered, UnderWay } from './erasure-wish';
import type { EventLog } from './event-log-port';
import { atOnce, filesIn, gatherOfBrand, gatherOfCustomer } from './gather-erased';
import type { KeyRing } from './key-ring';
import type { Meta } from './meta';
import { SealedList } from './sealed-list';

/** Rows of cases that are counted at a time; a few milliseconds. */
const rowsPerCount = 2_000;

/** Everybody and every brand that was ever erased here, oldest first. */
export interface ErasedList {
  readonly customers: readonly ErasedName[];
  readonly brands: readonly ForgottenName[];
}

export interface Erasures {
  /** All cases of a customer, by number. */
  casesOf(customerId: CustomerId): readonly NumberedCase[];
  /** What `begin` needs, in steps that let other work in between; each says how many cases were looked at. */
  gather(of: CustomerId): Generator<number, Gathered>;
  gatherBrand(of: BrandId): Generator<number, Gathered>;
  /**
   * Destroys the key of a customer, inside the caller's transaction: nothing of them can be read from then on, and the
   * record says so. What leads to them is cleared away by `goOn`. Null when there is no such customer.
   */
  begin(wish: ErasureWish, gathered: Gathered): CustodyOf<'erased'> | null;
  /** The same with everything of a brand. */
  beginBrand(wish: BrandWish, gathered: Gathered): CustodyOf<'forgotten'>;
  /** Begun and not at its end, oldest first. */
  underWay(): readonly UnderWay[];
  /** One step of clearing away, inside the caller's transaction; null when nothing is left. */
  goOn(): { readonly done: number; readonly total: number } | null;
  /** All of it at once, inside the caller's transaction. Null when there is no such customer. */
  erase(wish: ErasureWish): CustodyOf<'erased'> | null;
  note(record: CustodyRecord): void;
  /** Newest first. */
  records(limit: number): readonly CustodyRecord[];
  countRecords(): number;
  /** How many cases brands have, by the numbers of their keys, in steps that let other work in between. */
  countByBrand(): Generator<ReadonlyMap<number, BrandCount>, void>;
  list(): ErasedList;
  /**
   * For another copy of the log: erases, inside the caller's transaction, what the list names and this log does not know
   * to be erased at that time or later. Returns which those were.
   */
  obey(list: ErasedList, freshStep: () => StepId): ErasedList;
}

export interface ErasuresPorts {
  readonly keys: KeyRing;
  readonly events: EventLog;
  readonly meta: Pick<Meta, 'read' | 'write'>;
  /** Writes what is gathered of other tables. */
  readonly settle: () => void;
  /** Forgets what other tables keep in memory. */
  readonly forget: () => void;
}

export function openErasures(database: Database, ports: ErasuresPorts): Erasures {
  return new StoredErasures(database, ports);
}

class StoredErasures implements Erasures {
  private readonly cases: ErasedCases;
  private readonly custody: SealedList;
  private readonly clearing: Clearing;

  constructor(
    database: Database,
    private readonly ports: ErasuresPorts,
  ) {
    this.cases = new ErasedCases(database);
    this.custody = new SealedList(database, 'custody', ports.keys.desktop);
    this.clearing = new Clearing({ ...ports, cases: this.cases });
  }

  casesOf(customerId: CustomerId): readonly NumberedCase[] {
    this.ports.settle();
    return this.cases.casesOf(customerId);
  }

  gather(of: CustomerId): Generator<number, Gathered> {
    this.ports.settle();
    return gatherOfCustomer({ ...this.ports, cases: this.cases }, of);
  }

  gatherBrand(of: BrandId): Generator<number, Gathered> {
    this.ports.settle();
    const { keys } = this.ports;
    const keyId = keys.hasBrand(of) ? keys.forBrand(of).id : 0;
    return gatherOfBrand({ ...this.ports, cases: this.cases }, keyId);
  }

  begin({ stepId, ...wish }: ErasureWish, gathered: Gathered): CustodyOf<'erased'> | null {
    const { keys, events } = this.ports;
    const { brandId, customerId } = wish;
    this.ports.settle();
    const cases = this.cases.casesOf(customerId);
    if (cases.length === 0) return null;
    const caseIds = cases.map(({ caseId }) => caseId);
    this.dropFiles(gathered, caseIds);
    this.cases.dropUnsent(customerId);
    const keyId = keys.forCustomer(brandId, customerId).id;
    keys.destroy(brandId, customerId);
    const shared = { keyId, lastNumber: afterAll, lastPosition: events.position(), cases: cases.length };
    this.clearing.begin({ kind: 'customer', wish: { ...wish, stepId }, ...shared });
    this.ports.forget();
    const caseNumbers = cases.map(({ number }) => number);
    const record = { kind: 'erased' as const, ...wish, caseNumbers, caseIds };
    this.note(record);
    return record;
  }

  beginBrand({ stepId, accounts, ...wish }: BrandWish, gathered: Gathered): CustodyOf<'forgotten'> {
    const { keys, events } = this.ports;
    this.ports.settle();
    const keyId = keys.hasBrand(wish.brandId) ? keys.forBrand(wish.brandId).id : null;
    if (keyId !== null) {
      const later = events.readAfter(gathered.position, Number.MAX_SAFE_INTEGER).events;
      const ofBrand = later.flatMap((event) => (event.brandId === wish.brandId ? [event.caseId] : []));
      this.dropFiles(gathered, [...new Set(ofBrand)]);
      this.cases.dropUnsentOfBrand(keyId);
      keys.destroyBrand(wish.brandId);
      const shared = { keyId, lastNumber: this.cases.newestNumber(), cases: gathered.cases.length };
      this.clearing.begin({
        kind: 'brand',
        wish: { ...wish, accounts, stepId, reason: 'membership' },
        ...shared,
      });
      this.ports.forget();
    }
    const record = { kind: 'forgotten' as const, ...wish, cases: gathered.cases.length };
    this.note(record);
    return record;
  }

  underWay(): readonly UnderWay[] {
    return this.clearing.list();
  }

  goOn(): { readonly done: number; readonly total: number } | null {
    this.ports.settle();
    const progress = this.clearing.goOn();
    this.ports.settle();
    this.ports.forget();
    return progress;
  }

  erase(wish: ErasureWish): CustodyOf<'erased'> | null {
    const record = this.begin(wish, atOnce(this.gather(wish.customerId)));
    while (this.goOn() !== null);
    return record;
  }

  note(record: CustodyRecord): void {
    this.custody.add(Buffer.from(JSON.stringify(record)));
  }

  records(limit: number): readonly CustodyRecord[] {
    return this.custody.newest(limit).map((plain) => JSON.parse(plain.toString('utf8')) as CustodyRecord);
  }

  countRecords(): number {
    return this.custody.count();
  }

  *countByBrand(): Generator<ReadonlyMap<number, BrandCount>, void> {
    this.ports.settle();
    const last = this.cases.newestNumber();
    const next = (after: number) => this.cases.nextRange(after, last, rowsPerCount);
    for (let range = next(beforeAll); range !== null; range = next(range.to))
      yield this.cases.countByBrand(range);
  }

  list(): ErasedList {
    const records = [...this.records(Number.MAX_SAFE_INTEGER)].reverse();
    return {
      customers: records
        .filter((record) => record.kind === 'erased')
        .map(({ brandId, customerId, reason, by, at }) => ({ brandId, customerId, reason, by, at })),
      brands: records
        .filter((record) => record.kind === 'forgotten')
        .map(({ brandId, brandName, by, at }) => ({ brandId, brandName, by, at })),
    };
  }

  obey(list: ErasedList, freshStep: () => StepId): ErasedList {
    const own = this.list();
    const isNew = wantedOf(own.customers, ({ brandId, customerId }) => `${brandId}|${customerId}`);
    const isNewBrand = wantedOf(own.brands, ({ brandId }) => brandId);
    const brands = list.brands.filter((name) => isNewBrand(name) && this.ports.keys.hasBrand(name.brandId));
    for (const name of brands) {
      const wish = { ...name, accounts: [], stepId: freshStep() };
      this.beginBrand(wish, atOnce(this.gatherBrand(name.brandId)));
      while (this.goOn() !== null);
    }
    const customers = list.customers
      .filter(isNew)
      .filter((name) => this.erase({ ...name, stepId: freshStep() }) !== null);
    return { customers, brands };
  }

  /** Those found before, and those of cases in which something happened since. */
  private dropFiles({ files, position }: Gathered, cases: readonly NumberedCase['caseId'][]): void {
    const { events } = this.ports;
    const isLater = new Set(
      events.readAfter(position, Number.MAX_SAFE_INTEGER).events.map(({ caseId }) => caseId),
    );
    const later = cases.filter((caseId) => isLater.has(caseId)).flatMap((caseId) => filesIn(events, caseId));
    for (const blobId of [...files, ...later]) this.cases.dropFile(blobId);
  }
}

/** Which of another list lie later than the newest of the same name in this one. */
function wantedOf<Name extends { readonly at: number }>(
  own: readonly Name[],
  nameOf: (name: Name) => string,
): (name: Name) => boolean {
  const known = new Map(own.map((one) => [nameOf(one), one.at]));
  return (name) => (known.get(nameOf(name)) ?? -1) < name.at;
}
