// The durable log: append events of a case, read them back in order, every one verified.
import type { CaseEvent, RecordedEvent } from '../../../shared/domain/case-event';
import { asId, type CaseId, type CustomerId, type OperationId } from '../../../shared/domain/ids';
import { bytesOf, type Database, LogUnreadable, numberOf, type Row } from './database';
import { decodeEvent, encodeEvent, eventVersion } from './event-codec';
import type { KeyRing } from './key-ring';
import { seal, sha256, unseal } from './seal';

export const eventTables = `
  create table if not exists events(
    position integer primary key,
    operation blob not null unique,
    case_id blob not null,
    key_id integer not null,
    hub_position integer,
    at integer not null,
    version integer not null,
    body blob not null,
    hash blob not null
  );
  create index if not exists events_by_case on events(case_id, position);
`;

const columns =
  'e.position, e.operation, e.case_id, e.key_id, e.hub_position, e.at, e.version, e.body, e.hash, p.hash as previous';
const withPrevious = 'from events e left join events p on p.position = e.position - 1';

export interface EventLog {
  /** Position of the newest event; 0 when empty. */
  position(): number;
  /** Whether this operation is already recorded. */
  has(operationId: OperationId): boolean;
  /** Appends inside the caller's transaction. The customer decides the sealing key. */
  append(event: CaseEvent, customerId: CustomerId): RecordedEvent;
  /** All events of a case, oldest first, each checked against its seal and its link. */
  readCase(caseId: CaseId): readonly RecordedEvent[];
  /** Events after a position, at most `limit`. Erased ones are left out; `to` says how far it read. */
  readAfter(
    position: number,
    limit: number,
  ): { readonly events: readonly RecordedEvent[]; readonly to: number };
  /** Call when a transaction around `append` was rolled back. */
  forget(): void;
}

const nothingBefore = new Uint8Array(32);

export function openEventLog(database: Database, keys: KeyRing): EventLog {
  const insert = database.prepare(
    'insert into events(position, operation, case_id, key_id, hub_position, at, version, body, hash) values (?, ?, ?, ?, null, ?, ?, ?, ?)',
  );
  const newest = database.prepare('select position, hash from events order by position desc limit 1');
  const byOperation = database.prepare('select position from events where operation = ?');
  const ofCase = database.prepare(
    `select ${columns} ${withPrevious} where e.case_id = ? order by e.position`,
  );
  const after = database.prepare(
    `select ${columns} ${withPrevious} where e.position > ? order by e.position limit ?`,
  );

  let head: { position: number; hash: Uint8Array } | null = null;
  const readHead = () => {
    if (head === null) {
      const row = newest.get();
      head =
        row === null
          ? { position: 0, hash: nothingBefore }
          : { position: numberOf(row, 'position'), hash: bytesOf(row, 'hash') };
    }
    return head;
  };

  const decode = (row: Row): RecordedEvent | null => {
    const position = numberOf(row, 'position');
    const caseId = hex(bytesOf(row, 'case_id'));
    const previous = position === 1 ? nothingBefore : bytesOf(row, 'previous');
    const body = bytesOf(row, 'body');
    const at = numberOf(row, 'at');
    const version = numberOf(row, 'version');
    const link = linkOf(previous, {
      position,
      operation: bytesOf(row, 'operation'),
      caseId,
      at,
      version,
      body,
    });
    if (!link.equals(bytesOf(row, 'hash')))
      throw new LogUnreadable(`Event ${position} does not fit the one before it`);
    const key = keys.byId(numberOf(row, 'key_id'));
    if (key === null) return null;
    const stored = decodeEvent(unseal(key, body, placeOf(position, caseId)), version);
    return {
      operationId: asId(hex(bytesOf(row, 'operation'))),
      caseId: asId(caseId),
      at,
      position,
      hubPosition: row.hub_position === null ? null : numberOf(row, 'hub_position'),
      ...stored,
    };
  };
  const decodeAll = (rows: readonly Row[]) => rows.map(decode).filter((event) => event !== null);

  return {
    position: () => readHead().position,
    has: (operationId) => byOperation.get(Buffer.from(operationId, 'hex')) !== null,
    append: (event, customerId) => {
      const before = readHead();
      const position = before.position + 1;
      const sealing = keys.forCustomer(event.brandId, customerId);
      const body = seal(sealing.key, encodeEvent(event), placeOf(position, event.caseId));
      const operation = Buffer.from(event.operationId, 'hex');
      const hash = linkOf(before.hash, {
        position,
        operation,
        caseId: event.caseId,
        at: event.at,
        version: eventVersion,
        body,
      });
      insert.run(
        position,
        operation,
        Buffer.from(event.caseId, 'hex'),
        sealing.id,
        event.at,
        eventVersion,
        body,
        hash,
      );
      head = { position, hash };
      return { ...event, position, hubPosition: null };
    },
    readCase: (caseId) => decodeAll(ofCase.all(Buffer.from(caseId, 'hex'))),
    readAfter: (position, limit) => {
      const rows = after.all(position, limit);
      const lastRow = rows.at(-1);
      return {
        events: decodeAll(rows),
        to: lastRow === undefined ? position : numberOf(lastRow, 'position'),
      };
    },
    forget: () => {
      head = null;
    },
  };
}

interface Link {
  readonly position: number;
  readonly operation: Uint8Array;
  readonly caseId: string;
  readonly at: number;
  readonly version: number;
  readonly body: Uint8Array;
}

/** The chain covers what is sealed, not what it says, so that erasing a key leaves it whole. */
function linkOf(previous: Uint8Array, link: Link): Buffer {
  return sha256(
    previous,
    Buffer.from(`${link.position}|${link.caseId}|${link.at}|${link.version}|`),
    link.operation,
    link.body,
  );
}

function placeOf(position: number, caseId: string): string {
  return `event|${position}|${caseId}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
