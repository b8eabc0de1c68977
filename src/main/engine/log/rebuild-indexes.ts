// Makes anew what is derived from events: the index of cases, the index of messages, and the outbox.
import type { RecordedEvent } from '../../../shared/domain/case-event';
import { foldCase } from '../../../shared/domain/fold';
import { asId, type CaseId, type ExternalId } from '../../../shared/domain/ids';
import { type Database, hexOf } from './database';
import { ErasedCases } from './erased-cases';
import type { Log } from './open-log';

type Known = { readonly externalId: ExternalId; readonly text: string | null };

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

/** What ingest and courier have remembered with an event of this kind. */
function messagesIn({ body }: RecordedEvent): readonly Known[] {
  switch (body.type) {
    case 'MessageReceived':
      return [body.message];
    case 'MessageEdited':
      return [body];
    case 'MessageWithdrawn':
      return [{ externalId: asId<ExternalId>(`withdrawn:${body.externalId}`), text: null }];
    case 'ReplySent':
      return [{ externalId: body.externalId, text: null }];
    default:
      return [];
  }
}
