// The questions that read events, with or without what the hub knows of them.
import type { RecordedEvent } from '../../../shared/domain/case-event';
import { type Database, toHex } from './database';
import { nothingBefore } from './event-link';
import { placesOfLook } from './looks';
import { type Beside, hashText, type PackedEvent, packedEvents } from './packed-events';

const previous = `case position when 1 then '${toHex(nothingBefore)}' else (select lower(hex(p.hash)) from events p where p.position = e.position - 1) end`;

export function readsOf(
  database: Database,
  { from, shared }: { readonly from: string; readonly shared?: string },
) {
  const select = (rest: string, beside: Beside = {}) =>
    packedEvents(database, `${from} ${rest}`, shared === undefined ? beside : { ...beside, shared });
  const ofCases = `where case_id in (${placesOfLook}) order by case_id, position`;
  return {
    ofCase: select('where case_id = ? order by position', { hash: hashText, previous }),
    ofCases: select(ofCases, { hash: hashText, previous }),
    /** Without what ties each to the one before it. */
    sealedOfCases: select(ofCases),
    after: select('where position > ? order by position limit ?', { hash: hashText }),
    between: database.prepare(
      `select cast(case_id as blob) as case_id from ${from} where position > ? and position <= ? and at > ?`,
    ),
    at: select(`where position in (${placesOfLook})`),
  };
}

/** With the place that the hub gave it; null for one that the hub left out. */
export function asShared({ shared }: PackedEvent, open: () => RecordedEvent | null): RecordedEvent | null {
  if (shared?.isLeftOut === true) return null;
  const event = open();
  return event === null || shared === null ? event : { ...event, hubPosition: shared.seq };
}
