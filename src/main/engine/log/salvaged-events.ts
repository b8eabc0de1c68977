// The events of a damaged log that can be verified, gathered in their old order and written into a new log.
import type { CaseEvent } from '../../../shared/domain/case-event';
import { asId } from '../../../shared/domain/ids';
import { type Database, numberOf, toHex } from './database';
import { decodeEvent } from './event-codec';
import { type EventPlace, sealedPlace } from './event-link';
import type { EventLog } from './event-log-port';
import { type PackedEvent, packedEvents } from './packed-events';
import type { Gap } from './salvage-report';
import type { SalvagedKeys } from './salvaged-keys';
import type { ScannedRow, ScannedValue } from './scan-rows';
import { type SealKey, unseal } from './seal';

const gathering =
  'create table gathered as select * from events; create unique index gathered_once on gathered(position);';
const eventsPerStep = 500;
const gapsKept = 100;

export class SalvagedEvents {
  private readonly insert;
  private readonly erased = new Set<number>();
  private readonly known = new Set<number>();

  constructor(
    private readonly database: Database,
    private readonly keys: SalvagedKeys,
  ) {
    database.execute(gathering);
    this.insert = database.prepare(
      'insert or ignore into gathered(position, operation, case_id, key_id, ordinal, at, version, body, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  /** Gathers the row when its seal says that it is an event. */
  look({ rowid: position, values }: ScannedRow): void {
    const [own, operation, caseId, keyId, ordinal, at, version, body, hash] = values;
    if (values.length !== 9 || own !== null || !isId(operation) || !isId(caseId)) return;
    if (!(body instanceof Uint8Array) || !(hash instanceof Uint8Array) || hash.length !== 32) return;
    if (!isNumber(keyId) || !isNumber(ordinal) || !isNumber(at) || !isNumber(version)) return;
    if (this.known.has(position)) return;
    if (this.keys.wasDestroyed(keyId)) return void this.erased.add(position);
    const place = {
      position,
      operationId: toHex(operation),
      caseId: toHex(caseId),
      keyId,
      ordinal,
      at,
      version,
    };
    if (!this.isGenuine(place, body)) return;
    this.known.add(position);
    this.insert.run(position, operation, caseId, keyId, ordinal, at, version, body, hash);
  }

  get count(): number {
    return numberOf(this.database.prepare('select count(*) as total from gathered').get() ?? {}, 'total');
  }

  /**
   * Writes what was gathered as the events of the new log, and says what is missing up to the furthest position known.
   * Events of a case whose opening is lost lead nowhere: they count as lost, unless the record says that it was erased.
   */
  writeTo(events: EventLog, furthest: number): { readonly lost: number; readonly gaps: readonly Gap[] } {
    const next = packedEvents(
      this.database,
      `gathered where position > ? and (case_id in (select case_id from gathered where ordinal = 1) or key_id in (select id from keys where parent is null)) order by position limit ?`,
    );
    const gaps = new Gaps(this.erased);
    for (let position = 0; ; ) {
      const rows = next(position, eventsPerStep);
      for (const row of rows) {
        position = row.place.position;
        gaps.reach(position);
        const { keyId } = row.place;
        const key = this.keys.byId(keyId);
        if (key !== null) events.appendUnder(eventIn(row, key), { id: keyId, key });
      }
      if (rows.length < eventsPerStep) break;
    }
    gaps.reach(Math.max(furthest, this.furthest()) + 1);
    this.database.execute('drop table gathered');
    return { lost: gaps.lost, gaps: gaps.list };
  }

  private furthest(): number {
    const row = this.database.prepare('select coalesce(max(position), 0) as position from gathered').get();
    let furthest = row === null ? 0 : numberOf(row, 'position');
    for (const position of this.erased) furthest = Math.max(furthest, position);
    return furthest;
  }

  private isGenuine(place: EventPlace, body: Uint8Array): boolean {
    const key = this.keys.byId(place.keyId);
    if (key === null) return false;
    try {
      unseal(key, body, sealedPlace(place));
      return true;
    } catch {
      return false;
    }
  }
}

/** Counts the positions that were passed over without an event, erased ones aside. */
class Gaps {
  readonly list: Gap[] = [];
  lost = 0;
  private next = 1;

  constructor(private readonly erased: ReadonlySet<number>) {}

  reach(position: number): void {
    for (; this.next < position; this.next += 1) if (!this.erased.has(this.next)) this.miss(this.next);
    this.next = position + 1;
  }

  private miss(position: number): void {
    this.lost += 1;
    const last = this.list.at(-1);
    if (last?.[1] === position - 1) this.list[this.list.length - 1] = [last[0], position];
    else if (this.list.length < gapsKept) this.list.push([position, position]);
  }
}

function eventIn({ place, placeText, body }: PackedEvent, key: SealKey): CaseEvent {
  return {
    operationId: asId(place.operationId),
    caseId: asId(place.caseId),
    at: place.at,
    ...decodeEvent(unseal(key, body, placeText), place),
  };
}

function isId(value: ScannedValue | undefined): value is Uint8Array {
  return value instanceof Uint8Array && value.length === 16;
}

function isNumber(value: ScannedValue | undefined): value is number {
  return typeof value === 'number';
}
