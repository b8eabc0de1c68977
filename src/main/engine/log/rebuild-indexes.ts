// Makes anew what is derived from events: the index of cases, the index of messages, and the outbox.
import { foldCase } from '../../../shared/domain/fold';
import { asId, type CaseId } from '../../../shared/domain/ids';
import { type Database, hexOf } from './database';
import { ErasedCases } from './erased-cases';
import { messagesIn } from './messages-in';
import type { Log } from './open-log';

/** For a log whose events are there and whose indexes are empty. Inside the caller's transaction. */
export function rebuildIndexes(database: Database, log: Omit<Log, 'transact' | 'close'>): void {
  const caseIds = database
    .prepare('select distinct cast(case_id as blob) as case_id from events')
    .all()
    .map((row) => asId<CaseId>(hexOf(row, 'case_id')));
  const erased = new ErasedCases(database);
  for (const caseId of caseIds) {
    const events = log.events.readCase(caseId);
    const erasure = events.at(-1);
    if (erasure?.body.type === 'CaseErased') {
      erased.leaveNumber({ caseId, number: erasure.body.number }, erasure.position);
      erased.bringTombstones(Buffer.from(erasure.body.tombstones, 'base64'));
      continue;
    }
    const state = foldCase(events);
    const last = events.at(-1);
    if (state === null || last === undefined) continue;
    log.cases.write(state, last.position);
    log.desk.writeOutbox(caseId, [], state.pendingReplies);
    for (const event of events)
      for (const message of messagesIn(event)) log.cases.rememberMessage(state.accountId, message, caseId);
  }
}
