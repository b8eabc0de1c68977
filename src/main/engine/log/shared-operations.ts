// Which operations the team's hub has, and where in the brand's list they stand; empty on a desktop without a hub.
import { asId, type CaseId, type OperationId } from '../../../shared/domain/ids';
import { type Database, fromHex, hexOf, numberOf, numberOrNull, type Row } from './database';
import { type GatheredRows, Gathering } from './gathered-rows';

// The index holds every column once more, so that a check finds damage in either (see check-tables).
export const sharedTable = `
  create table if not exists shared(operation blob primary key, seq integer, state integer not null) without rowid;
  create index if not exists shared_by_seq on shared(seq, state);
`;

/** An event with what is known of it at the hub: `seq` and `state` are null for one the hub does not have. */
export const withShared = 'events e left join shared s using (operation)';
export const sharedValues = 'cast(s.seq as integer), cast(s.state as integer)';

const taken = 1;
const leftOut = 2;

export interface SharedState {
  /** Place in the brand's list; null for one that the hub refused. */
  readonly seq: number | null;
  /** It counts no more: the hub refused it, or has it from another desktop with other words. */
  readonly isLeftOut: boolean;
}

export interface Unsettled {
  readonly position: number;
  readonly operationId: OperationId;
  readonly caseId: CaseId;
}

export interface SharedOperations {
  /** False as long as no hub ever took or sent anything: then nobody needs to look. */
  isUsed(): boolean;
  /** For who only reads: the writer may have begun to use it. */
  lookAgain(): void;
  /** Null for an operation the hub is not known to have. */
  stateOf(operationId: OperationId): SharedState | null;
  /** The hub has it at this place. Inside the caller's transaction, as all that follows. */
  acknowledge(operationId: OperationId, seq: number): void;
  /** The hub has no place for it, and it counts here as it did. */
  keepHere(operationId: OperationId): void;
  /** It counts no more. */
  leaveOut(operationId: OperationId, seq: number | null): void;
  /** Events after a position of which the hub has said nothing yet, in their order. */
  unsettledAfter(position: number, limit: number): readonly Unsettled[];
  /** Whoever reads the table by other statements calls this before. */
  settle(): void;
}

/** What `sharedValues` say of an event. */
export function sharedStateIn(row: Row): SharedState | null {
  const state = numberOrNull(row, 'state');
  return state === null ? null : { seq: numberOrNull(row, 'seq'), isLeftOut: state === leftOut };
}

export function openSharedOperations(
  database: Database,
  gathering: Gathering = new Gathering(database),
): SharedOperations {
  return new StoredShared(database, gathering);
}

/** For a log of before there was such a table, opened only to be read. */
export const nothingShared: Pick<SharedOperations, 'isUsed' | 'lookAgain' | 'settle'> = {
  isUsed: () => false,
  lookAgain: () => undefined,
  settle: () => undefined,
};

class StoredShared implements SharedOperations {
  private readonly rows: GatheredRows;
  private readonly first;
  private readonly one;
  private readonly unsettled;
  private used = false;

  constructor(database: Database, gathering: Gathering) {
    this.rows = gathering.table({
      before: 'insert into shared(operation, seq, state) values',
      columns: 3,
      after: 'on conflict(operation) do update set seq = excluded.seq, state = excluded.state',
      inOrder: true,
    });
    this.first = database.prepare('select 1 as used from shared limit 1');
    this.one = database.prepare(
      'select cast(seq as integer) as seq, cast(state as integer) as state from shared where operation = ?',
    );
    this.unsettled = database.prepare(
      `select position, cast(operation as blob) as operation, cast(case_id as blob) as case_id from ${withShared} where position > ? and s.state is null order by position limit ?`,
    );
    this.lookAgain();
  }

  isUsed(): boolean {
    return this.used;
  }

  lookAgain(): void {
    this.used ||= this.first.get() !== null;
  }

  stateOf(operationId: OperationId): SharedState | null {
    const gathered = this.rows.find(operationId);
    if (gathered !== null) return sharedStateIn({ seq: gathered[1] ?? null, state: gathered[2] ?? null });
    const row = this.one.get(fromHex(operationId));
    return row === null ? null : sharedStateIn(row);
  }

  acknowledge(operationId: OperationId, seq: number): void {
    this.write(operationId, seq, taken);
  }

  keepHere(operationId: OperationId): void {
    this.write(operationId, null, taken);
  }

  leaveOut(operationId: OperationId, seq: number | null): void {
    this.write(operationId, seq, leftOut);
  }

  unsettledAfter(position: number, limit: number): readonly Unsettled[] {
    this.settle();
    return this.unsettled.all(position, limit).map((row) => ({
      position: numberOf(row, 'position'),
      operationId: asId<OperationId>(hexOf(row, 'operation')),
      caseId: asId<CaseId>(hexOf(row, 'case_id')),
    }));
  }

  settle(): void {
    this.rows.write();
  }

  private write(operationId: OperationId, seq: number | null, state: number): void {
    this.used = true;
    this.rows.add(operationId, [fromHex(operationId), seq, state]);
  }
}
