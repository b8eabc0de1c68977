// Erases customers from the log, and keeps the record of what was held and erased.
import { createHash } from 'node:crypto';
import type { CaseEvent } from '../../../shared/domain/case-event';
import type { CustodyOf, CustodyRecord } from '../../../shared/domain/custody';
import {
  asId,
  type BrandId,
  type CustomerId,
  type OperationId,
  type StepId,
} from '../../../shared/domain/ids';
import type { Database } from './database';
import { ErasedCases, type NumberedCase } from './erased-cases';
import type { EventLog } from './event-log';
import type { KeyRing } from './key-ring';
import { SealedList } from './sealed-list';

export type ErasureWish = Pick<CustodyOf<'erased'>, 'brandId' | 'customerId' | 'reason' | 'by' | 'at'> & {
  readonly stepId: StepId;
};
/** What another copy of the log must erase too. Names of customers are blind, under the log's own index key. */
export type ErasedName = Pick<CustodyOf<'erased'>, 'brandId' | 'customerId' | 'reason' | 'by' | 'at'>;

export interface Erasures {
  /** All cases of a customer, by number. */
  casesOf(customerId: CustomerId): readonly NumberedCase[];
  /**
   * Destroys the key of a customer and takes out everything that leads to them, inside the caller's transaction. Of
   * their cases stay the numbers and one event each, which names nobody. Null when there is no such customer.
   */
  erase(wish: ErasureWish): CustodyOf<'erased'> | null;
  note(record: CustodyRecord): void;
  /** Newest first. */
  records(limit: number): readonly CustodyRecord[];
  countRecords(): number;
  /** Everybody who was ever erased here, oldest first. */
  list(): readonly ErasedName[];
  /**
   * For a log that was restored: erases, inside the caller's transaction, whom the list names and this log does not
   * know to be erased at that time or later. Returns how many those were.
   */
  obey(list: readonly ErasedName[], freshStep: () => StepId): number;
}

export interface ErasuresPorts {
  readonly keys: KeyRing;
  readonly events: EventLog;
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

  constructor(
    database: Database,
    private readonly ports: ErasuresPorts,
  ) {
    this.cases = new ErasedCases(database);
    this.custody = new SealedList(database, 'custody', ports.keys.desktop);
  }

  casesOf(customerId: CustomerId): readonly NumberedCase[] {
    this.ports.settle();
    return this.cases.casesOf(customerId);
  }

  erase({ stepId, ...wish }: ErasureWish): CustodyOf<'erased'> | null {
    const { keys, forget } = this.ports;
    const { brandId, customerId } = wish;
    const cases = this.casesOf(customerId);
    if (cases.length === 0) return null;
    for (const one of cases) this.eraseCase(one, wish, stepId);
    this.ports.settle();
    this.cases.dropAttachments(keys.forCustomer(brandId, customerId).id);
    keys.destroy(brandId, customerId);
    forget();
    const caseNumbers = cases.map(({ number }) => number);
    const caseIds = cases.map(({ caseId }) => caseId);
    const record = { kind: 'erased' as const, ...wish, caseNumbers, caseIds };
    this.note(record);
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

  list(): readonly ErasedName[] {
    return this.records(Number.MAX_SAFE_INTEGER)
      .filter((record) => record.kind === 'erased')
      .map(({ brandId, customerId, reason, by, at }) => ({ brandId, customerId, reason, by, at }))
      .reverse();
  }

  obey(list: readonly ErasedName[], freshStep: () => StepId): number {
    const known = new Map<string, number>();
    const nameOf = (brandId: BrandId, customerId: CustomerId) => `${brandId}|${customerId}`;
    for (const { brandId, customerId, at } of this.list()) known.set(nameOf(brandId, customerId), at);
    const wanted = list.filter(
      ({ brandId, customerId, at }) => (known.get(nameOf(brandId, customerId)) ?? -1) < at,
    );
    return wanted.filter((name) => this.erase({ ...name, stepId: freshStep() }) !== null).length;
  }

  private eraseCase(one: NumberedCase, wish: Omit<ErasureWish, 'stepId'>, stepId: StepId): void {
    const { keys, events } = this.ports;
    for (const { body } of events.readCase(one.caseId))
      if (body.type === 'ReplySubmitted')
        for (const { blobId } of body.content.attachments) this.cases.dropFile(blobId);
    const tombstones = this.cases.clear(one.caseId).toString('base64');
    const event: CaseEvent = {
      operationId: operationOf(stepId, one),
      stepId,
      caseId: one.caseId,
      brandId: wish.brandId,
      at: wish.at,
      actor: wish.by,
      body: { type: 'CaseErased', number: one.number, reason: wish.reason, tombstones },
    };
    const { position } = events.appendUnder(event, keys.forBrand(wish.brandId));
    this.cases.leaveNumber(one, position);
  }
}

function operationOf(stepId: StepId, { caseId }: NumberedCase): OperationId {
  return asId<OperationId>(
    createHash('sha256').update(`${stepId}|${caseId}|erased`).digest('hex').slice(0, 32),
  );
}
