// The statements that read events, with or without what the hub knows of them.
import type { RecordedEvent } from '../../../shared/domain/case-event';
import type { Database, Row } from './database';
import { eventColumns, sealedColumns } from './event-link';
import { placesOfLook } from './looks';
import { sharedStateIn } from './shared-operations';

export function readsOf(
  database: Database,
  { from, also }: { readonly from: string; readonly also?: string },
) {
  const withAlso = (own: string) => (also === undefined ? own : `${own}, ${also}`);
  const columns = withAlso(eventColumns);
  const previous =
    '(select cast(p.hash as blob) from events p where p.position = e.position - 1) as previous';
  const select = (rest: string, more = columns) => database.prepare(`select ${more} from ${from} ${rest}`);
  return {
    ofCase: select('where case_id = ? order by position', `${columns}, ${previous}`),
    ofCases: select(
      `where case_id in (${placesOfLook}) order by case_id, position`,
      `${columns}, ${previous}`,
    ),
    /** Without what ties each to the one before it. */
    sealedOfCases: select(
      `where case_id in (${placesOfLook}) order by case_id, position`,
      withAlso(sealedColumns),
    ),
    after: select('where position > ? order by position limit ?'),
    between: select('where position > ? and position <= ? and at > ?', 'cast(case_id as blob) as case_id'),
    at: select(`where position in (${placesOfLook})`, withAlso(sealedColumns)),
  };
}

/** With the place that the hub gave it; null for one that the hub left out. */
export function asShared(row: Row, open: () => RecordedEvent | null): RecordedEvent | null {
  const known = 'state' in row ? sharedStateIn(row) : null;
  if (known?.isLeftOut === true) return null;
  const event = open();
  return event === null || known === null ? event : { ...event, hubPosition: known.seq };
}
