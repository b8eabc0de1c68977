// The figures of a crisis, counted from its record; nothing is said that the record does not hold.
import type { RecordEntry, RecordHead } from '../../../shared/domain/record/record-entry';
import { minute } from '../../../shared/domain/time';

export interface RecordFigures {
  readonly conversations: number;
  /** Of customers, posted since it was declared. */
  readonly messages: number;
  /** Accepted by a channel since then, the holding message included. */
  readonly sent: number;
  readonly holdings: number;
  /** From the declaration to the first holding message that a channel accepted; null: none was. */
  readonly firstHoldingMinutes: number | null;
  readonly frozen: number;
  readonly released: number;
  readonly withdrawn: number;
  readonly glass: number;
}

export function figuresOf({ incident, cases }: RecordHead, entries: readonly RecordEntry[]): RecordFigures {
  const since = incident.declared.at;
  const later = entries.filter(({ at }) => at >= since);
  const count = (fits: (entry: RecordEntry) => boolean) => later.filter(fits).length;
  const noted = (what: string) => count(({ body }) => body.type === 'IncidentNoted' && body.entry === what);
  const holdings = new Set(
    later.flatMap(({ body }) =>
      body.type === 'ReplySubmitted' && body.holding === incident.id ? [body.content.replyId] : [],
    ),
  );
  const accepted = later.flatMap(({ body }) => (body.type === 'ReplySent' ? [body] : []));
  const held = accepted.filter(({ replyId }) => holdings.has(replyId));
  const first = held.reduce((soonest, { acceptedAt }) => Math.min(soonest, acceptedAt), Infinity);
  const frozen = new Set(
    later.flatMap(({ body }) =>
      (body.type === 'ReplyHeld' || body.type === 'ReplySubmitted') && body.hold === 'freeze'
        ? [body.type === 'ReplyHeld' ? body.replyId : body.content.replyId]
        : [],
    ),
  );
  return {
    conversations: cases.length,
    messages: count(
      ({ body }) =>
        body.type === 'MessageReceived' &&
        body.message.writtenBy === 'customer' &&
        body.message.postedAt >= since,
    ),
    sent: accepted.length,
    holdings: held.length,
    firstHoldingMinutes: first === Infinity ? null : Math.round((first - since) / minute),
    frozen: frozen.size,
    released: noted('released'),
    withdrawn: noted('withdrawn'),
    glass: noted('glass'),
  };
}
