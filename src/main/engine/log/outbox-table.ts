// The replies that are not at rest, so that sending goes on after a restart; what they say stands in the events.
import { asId, type CaseId, type ReplyId } from '../../../shared/domain/ids';
import type { PendingReply } from '../../../shared/domain/reply';
import type { Instant } from '../../../shared/domain/time';
import { type Database, fromHex, hexOf, LogUnreadable, numberOf, numberOrNull, type Row } from './database';

// The index holds every column once more, so that a check finds damage in either (see check-tables).
export const outboxTable = `
  create table if not exists outbox(reply_id blob primary key, case_id blob not null, state integer not null, release_at integer, changed_at integer not null);
  create index if not exists outbox_in_order on outbox(changed_at, state, release_at, case_id);
`;

/** Stored as the place in this list: append only. */
export const outboxStates = [
  'held',
  'queued',
  'sending',
  'unknown',
  'failed',
] as const satisfies readonly PendingReply['state'][];

export interface OutboxEntry {
  readonly replyId: ReplyId;
  readonly caseId: CaseId;
  readonly state: PendingReply['state'];
  readonly releaseAt: Instant | null;
}

export function openOutbox(database: Database) {
  const put =
    database.prepare(`insert into outbox(reply_id, case_id, state, release_at, changed_at) values (?, ?, ?, ?, ?)
    on conflict(reply_id) do update set state = excluded.state, release_at = excluded.release_at, changed_at = excluded.changed_at`);
  const drop = database.prepare('delete from outbox where reply_id = ?');
  const columns =
    'cast(reply_id as blob) as reply_id, cast(case_id as blob) as case_id, cast(state as integer) as state, cast(release_at as integer) as release_at';
  const list = database.prepare(
    `select ${columns} from outbox where (1 << state) & ? <> 0 order by changed_at`,
  );
  const moving = database.prepare(
    `select ${columns} from outbox where (1 << state) & ? <> 0 or (state = 0 and release_at is not null) order by changed_at`,
  );
  const one = database.prepare(`select ${columns} from outbox where reply_id = ?`);
  return {
    /** Keeps the outbox in step with the replies of a case that are not at rest. */
    writeOutbox: (caseId: CaseId, before: readonly PendingReply[], after: readonly PendingReply[]): void => {
      const remaining = new Set(after.map((reply) => reply.content.replyId));
      for (const { content } of before)
        if (!remaining.has(content.replyId)) drop.run(fromHex(content.replyId));
      for (const reply of after) {
        if (before.includes(reply)) continue;
        const { content, state, releaseAt, changedAt } = reply;
        put.run(fromHex(content.replyId), fromHex(caseId), outboxStates.indexOf(state), releaseAt, changedAt);
      }
    },
    /** The longest unmoved first; of these states only. */
    outbox: (states: readonly OutboxEntry['state'][] = outboxStates): readonly OutboxEntry[] =>
      list.all(bitsOf(states)).map(entryOf),
    /** Those that go on by themselves: not what failed, nor what waits for a person. */
    outboxInMotion: (): readonly OutboxEntry[] =>
      moving.all(bitsOf(['queued', 'sending', 'unknown'])).map(entryOf),
    /** Null for a reply that is at rest. */
    outboxEntry: (replyId: ReplyId): OutboxEntry | null => {
      const row = one.get(fromHex(replyId));
      return row === null ? null : entryOf(row);
    },
  };
}

function bitsOf(states: readonly OutboxEntry['state'][]): number {
  return states.reduce((bits, state) => bits | (1 << outboxStates.indexOf(state)), 0);
}

function entryOf(row: Row): OutboxEntry {
  const state = outboxStates[numberOf(row, 'state')];
  if (state === undefined) throw new LogUnreadable('A reply in the outbox is in no known state');
  return {
    replyId: asId<ReplyId>(hexOf(row, 'reply_id')),
    caseId: asId<CaseId>(hexOf(row, 'case_id')),
    state,
    releaseAt: numberOrNull(row, 'release_at'),
  };
}
