// The durable log: append events of a case, read them back in order, every one verified.
import type { CaseEvent, RecordedEvent } from '../../../shared/domain/case-event';
import { asId, type CaseId, type CustomerId, type OperationId } from '../../../shared/domain/ids';
import { isSealedForBrand } from '../../../shared/domain/sealed-for-brand';
import type { Instant } from '../../../shared/domain/time';
import { CaseTails } from './case-tails';
import { bytesOf, type Database, fromHex, hexOf, LogUnreadable, numberOf, toHex } from './database';
import { decodeEvent, encodeEvent, eventVersion } from './event-codec';
import { linkOf, nothingBefore, sealedPlace, valuesOf } from './event-link';
import type { CaseProof, EventLog } from './event-log-port';
import { asShared, readsOf } from './event-reads';
import { type GatheredRows, Gathering } from './gathered-rows';
import type { KeyRing, SealingKey } from './key-ring';
import type { LastPositions } from './last-positions';
import { looks, placesOfLook } from './looks';
import type { PackedEvent } from './packed-events';
import { seal, unseal } from './seal';
import { nothingShared, type SharedOperations, sharedValues, withShared } from './shared-operations';
import type { Witness } from './witness';

export const eventTables = `
  create table if not exists events(
    position integer primary key,
    operation blob not null unique,
    case_id blob not null,
    key_id integer not null,
    ordinal integer not null,
    at integer not null,
    version integer not null,
    body blob not null,
    hash blob not null
  );
  create index if not exists events_by_case on events(case_id, position);
`;

export interface EventLogPorts {
  readonly keys: KeyRing;
  readonly witness: Witness;
  readonly lastPositions: Pick<LastPositions, 'of' | 'ofAll'>;
  readonly gathering?: Gathering;
  /** With a hub: which events it has, and which ones count no more. */
  readonly shared?: Pick<SharedOperations, 'isUsed' | 'settle'>;
}

type Head = { readonly position: number; readonly hash: Uint8Array };

export function openEventLog(database: Database, ports: EventLogPorts): EventLog {
  return new StoredEvents(database, ports);
}

class StoredEvents implements EventLog {
  private readonly rows: GatheredRows;
  private readonly newest;
  private readonly byOperation;
  private readonly byOperations;
  private readonly hashAt;
  private readonly plainReads;
  private sharedReads: ReturnType<typeof readsOf> | null = null;
  private head: Head | null = null;
  private readonly tails: CaseTails;

  constructor(
    private readonly database: Database,
    private readonly ports: EventLogPorts,
  ) {
    this.rows = (ports.gathering ?? new Gathering(database)).table({
      before:
        'insert into events(position, operation, case_id, key_id, ordinal, at, version, body, hash) values',
      columns: 9,
    });
    this.newest = database.prepare(
      'select position, cast(hash as blob) as hash from events order by position desc limit 1',
    );
    this.byOperation = database.prepare('select position from events where operation = ?');
    this.byOperations = database.prepare(
      `select position, cast(operation as blob) as operation from events where operation in (${placesOfLook})`,
    );
    this.tails = new CaseTails(database, () => this.rows.write());
    this.hashAt = database.prepare('select cast(hash as blob) as hash from events where position = ?');
    this.plainReads = readsOf(database, { from: 'events e' });
  }

  position(): number {
    return this.readHead().position;
  }

  has(operationId: OperationId): boolean {
    return this.rows.find(operationId) !== null || this.byOperation.get(fromHex(operationId)) !== null;
  }

  positionOf(operationId: OperationId): number | null {
    const gathered = this.rows.find(operationId)?.[0];
    if (typeof gathered === 'number') return gathered;
    const row = this.byOperation.get(fromHex(operationId));
    return row === null ? null : numberOf(row, 'position');
  }

  positionsOf(operationIds: readonly OperationId[]): ReadonlyMap<OperationId, number> {
    this.rows.write();
    const found = looks(operationIds.map(fromHex)).flatMap((asked) => this.byOperations.all(...asked));
    return new Map(
      found.map((row) => [asId<OperationId>(hexOf(row, 'operation')), numberOf(row, 'position')]),
    );
  }

  expectCases(caseIds: readonly CaseId[]): ReadonlySet<CaseId> {
    return this.tails.expect(caseIds);
  }

  lengthOf(caseId: CaseId): number {
    return this.tails.of(caseId);
  }

  append(event: CaseEvent, customerId: CustomerId | null, isFirst = false): RecordedEvent {
    const key = this.keyFor(event, customerId);
    return this.appendAs(isFirst ? 1 : this.tails.of(event.caseId) + 1, event, key);
  }

  private keyFor({ body, brandId }: CaseEvent, customerId: CustomerId | null): SealingKey {
    const { keys } = this.ports;
    if (isSealedForBrand(body.type)) return keys.forBrand(brandId);
    if (customerId === null) throw new Error(`Event ${body.type} belongs to no customer`);
    return keys.forCustomer(brandId, customerId);
  }

  appendUnder(event: CaseEvent, key: SealingKey): RecordedEvent {
    return this.appendAs(this.tails.of(event.caseId) + 1, event, key);
  }

  private appendAs(ordinal: number, event: CaseEvent, key: SealingKey): RecordedEvent {
    const before = this.readHead();
    const { operationId, caseId, at } = event;
    const position = before.position + 1;
    const place = { position, caseId, ordinal, operationId, keyId: key.id, at, version: eventVersion };
    const placeText = sealedPlace(place);
    const body = seal(key.key, encodeEvent(event), placeText);
    const hash = linkOf(before.hash, placeText, body);
    this.rows.add(operationId, [...valuesOf(place), body, hash]);
    this.head = { position, hash };
    this.tails.set(caseId, ordinal);
    return { ...event, position, hubPosition: null };
  }

  readCase(caseId: CaseId): readonly RecordedEvent[] {
    this.rows.write();
    return this.watched(`case ${caseId}`, () => {
      return this.wholeCase(caseId, this.reads.ofCase(fromHex(caseId)), this.ports.lastPositions.of(caseId));
    });
  }

  readCases(caseIds: readonly CaseId[], proof: CaseProof = 'links and seals') {
    this.rows.write();
    return this.watched(`case ${caseIds[0] ?? ''} and others`, () => {
      const rows = new Map<CaseId, PackedEvent[]>(caseIds.map((caseId) => [caseId, []]));
      const { ofCases, sealedOfCases } = this.reads;
      const read = proof === 'seals' ? sealedOfCases : ofCases;
      for (const asked of looks(caseIds.map(fromHex)))
        for (const row of read(...asked)) rows.get(asId<CaseId>(row.place.caseId))?.push(row);
      this.ports.keys.fetch([...rows.values()].flatMap((own) => own.map(({ place }) => place.keyId)));
      const last = this.ports.lastPositions.ofAll(caseIds);
      return new Map([...rows].map(([id, own]) => [id, this.provenCase(id, own, last.get(id) ?? 0)]));
    });
  }

  /** What nobody can open any more has nothing but its link to say that it is what was written. */
  private provenCase(caseId: CaseId, rows: readonly PackedEvent[], last: number): readonly RecordedEvent[] {
    const lacksProof = ({ place, previous }: PackedEvent) =>
      previous === null && this.ports.keys.byId(place.keyId) === null;
    const proven = rows.some(lacksProof) ? this.reads.ofCase(fromHex(caseId)) : rows;
    return this.wholeCase(caseId, proven, last);
  }

  /** `last`: where the index of cases has its newest event. */
  private wholeCase(caseId: CaseId, rows: readonly PackedEvent[], last: number): readonly RecordedEvent[] {
    const events = rows.map((row, index) => {
      if (row.place.ordinal !== index + 1)
        throw new LogUnreadable(`Case ${caseId} has no event ${index + 1}`);
      return this.decode(row, row.previous);
    });
    if ((rows.at(-1)?.place.position ?? 0) < last)
      throw new LogUnreadable(`The newest events of case ${caseId} are missing`);
    return events.filter((event) => event !== null);
  }

  readAfter(position: number, limit: number) {
    this.rows.write();
    return this.watched(`after ${position}`, () => {
      const rows = this.reads.after(position, limit);
      this.ports.keys.fetch(rows.map(({ place }) => place.keyId));
      let to = position;
      let previous = rows.length === 0 ? null : toHex(this.hashOf(position));
      const events: RecordedEvent[] = [];
      for (const row of rows) {
        to += 1;
        if (row.place.position !== to) throw new LogUnreadable(`Event ${to} is missing`);
        const event = this.decode(row, previous);
        if (event !== null) events.push(event);
        previous = row.hash;
      }
      return { events, to };
    });
  }

  casesBetween(after: number, to: number, since: Instant): ReadonlySet<CaseId> {
    this.rows.write();
    const rows = this.reads.between.all(after, to, since);
    return new Set(rows.map((row) => asId<CaseId>(hexOf(row, 'case_id'))));
  }

  readAt(positions: readonly number[]): readonly (RecordedEvent | null)[] {
    this.rows.write();
    return this.watched(`at ${positions[0] ?? 0}`, () => {
      const rows = this.rowsAt(positions);
      this.ports.keys.fetch([...rows.values()].map(({ place }) => place.keyId));
      return positions.map((position) => {
        const row = rows.get(position);
        if (row === undefined) throw new LogUnreadable(`Event ${position} is missing`);
        return asShared(row, () => this.opened(row));
      });
    });
  }

  private rowsAt(positions: readonly number[]): ReadonlyMap<number, PackedEvent> {
    const found = looks(positions).flatMap((asked) => this.reads.at(...asked));
    return new Map(found.map((row) => [row.place.position, row]));
  }

  forget(): void {
    this.head = null;
    this.tails.forget();
  }

  /** `previous`: null where the seal is proof enough. */
  private decode(row: PackedEvent, previous: string | null): RecordedEvent | null {
    const { place, placeText, body, hash } = row;
    if (previous !== null && toHex(linkOf(fromHex(previous), placeText, body)) !== hash)
      throw new LogUnreadable(`Event ${place.position} does not fit the one before it`);
    return asShared(row, () => this.opened(row));
  }

  /** A desktop without a hub reads nothing of what one would know. */
  private get reads(): ReturnType<typeof readsOf> {
    const { shared = nothingShared } = this.ports;
    if (!shared.isUsed()) return this.plainReads;
    shared.settle();
    this.sharedReads ??= readsOf(this.database, { from: withShared, shared: sharedValues });
    return this.sharedReads;
  }

  /** The seal covers the event's place too; null when its key was destroyed. */
  private opened({ place, placeText, body }: PackedEvent): RecordedEvent | null {
    const key = this.ports.keys.byId(place.keyId);
    if (key === null) return null;
    return {
      operationId: asId(place.operationId),
      caseId: asId(place.caseId),
      at: place.at,
      position: place.position,
      hubPosition: null,
      ...decodeEvent(unseal(key, body, placeText), place),
    };
  }

  private readHead(): Head {
    if (this.head === null) {
      const row = this.newest.get();
      this.head =
        row === null
          ? { position: 0, hash: nothingBefore }
          : { position: numberOf(row, 'position'), hash: bytesOf(row, 'hash') };
    }
    return this.head;
  }

  private hashOf(position: number): Uint8Array {
    if (position === 0) return nothingBefore;
    const row = this.hashAt.get(position);
    if (row === null) throw new LogUnreadable(`Event ${position} is missing`);
    return bytesOf(row, 'hash');
  }

  /** Damage found is remembered, so that the next start opens the log in salvage. */
  private watched<T>(place: string, read: () => T): T {
    try {
      return this.ports.witness.watch(place, read);
    } catch (error) {
      if (error instanceof LogUnreadable && error.reason === 'damaged') this.ports.witness.noteDamage();
      throw error;
    }
  }
}
