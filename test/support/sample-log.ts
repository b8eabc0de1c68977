// A log with a little of everything in it, and everything that can be read out of a log as one text to compare.

import type { Log } from '../../src/main/engine/log/open-log';
import type { CaseEvent } from '../../src/shared/domain/case-event';
import { foldCase } from '../../src/shared/domain/fold';
import { asId, type BlobId } from '../../src/shared/domain/ids';
import {
  accountId,
  agentId,
  brandId,
  caseIdFor,
  customerFor,
  opened,
  received,
  replyIdFor,
  sampleTime,
  submitted,
} from './sample-events';

export interface SampleNames {
  readonly caseCount: number;
  readonly blobIds: readonly BlobId[];
}

/** Records events of one case as the engine does: events, index and outbox in one transaction. */
export function record(log: Log, caseNumber: number, events: readonly CaseEvent[]): void {
  log.transact(() => {
    const caseId = caseIdFor(caseNumber);
    const before = foldCase(log.events.readCase(caseId));
    for (const event of events) {
      log.events.append(event, customerFor(caseNumber));
      if (event.body.type === 'MessageReceived')
        log.cases.rememberMessage(accountId, event.body.message, caseId);
    }
    const state = foldCase(log.events.readCase(caseId));
    if (state === null) throw new Error('A sample case was never opened');
    log.cases.write(state, log.events.position());
    log.desk.writeOutbox(caseId, before?.pendingReplies ?? [], state.pendingReplies);
  });
}

/** Fills an empty log, most of it moved into the main file; some messages are longer than a page of it. */
export function fillSample(log: Log, caseCount: number): SampleNames {
  const blobIds: BlobId[] = [];
  log.transact(() => log.desk.writeWorkspace('brands: []\n'.repeat(50)));
  log.transact(() => log.desk.writeAccount(accountId, { cursor: 'page-7', lastHeardAt: sampleTime }));
  for (let number = 1; number <= caseCount; number += 1) {
    if (number === caseCount - 1) log.compact();
    record(log, number, [opened(number)]);
    const length = number % 7 === 0 ? 9_000 : 200;
    for (let message = 1; message <= 3; message += 1)
      record(log, number, [
        received(
          number,
          messageName(number, message),
          `Mensaje ${message} del caso ${number}. `.padEnd(length, 'crema '),
        ),
      ]);
    const owner = { brandId, customerId: customerFor(number) };
    if (number % 3 === 0)
      record(log, number, [submitted(number, replyIdFor(number), `Hola, caso ${number}`)]);
    if (number % 4 === 0)
      log.transact(() =>
        log.desk.writeDraft(caseIdFor(number), 'reply', { owner, by: agentId, draft: draft(number) }),
      );
    if (number % 5 === 0)
      log.transact(() => {
        blobIds.push(log.desk.writeBlob(owner, Buffer.alloc(6_000, number), 'image/png'));
        log.desk.setAside({ accountId, at: sampleTime + number, reason: 'unreadable', externalId: null });
      });
  }
  return { caseCount, blobIds };
}

/** Everything there is, as text. Throws what reading throws. */
export function everythingIn(log: Log, { caseCount, blobIds }: SampleNames): string {
  const numbers = Array.from({ length: caseCount }, (_, index) => index + 1);
  return JSON.stringify({
    events: log.events.readAfter(0, 1_000_000),
    cases: numbers.map((number) => [
      log.events.readCase(caseIdFor(number)),
      log.cases.ofNumber(number),
      log.cases.lastPositionOf(caseIdFor(number)),
      log.cases.ofThread(accountId, `thread-${number}`, customerFor(number)),
      log.cases.ofCustomer(customerFor(number), 10),
      log.cases.countOfCustomer(customerFor(number)),
      [1, 2, 3].map(
        (message) => log.cases.findMessage(accountId, asId(messageName(number, message)))?.caseId,
      ),
      log.desk.readDraft(caseIdFor(number), 'reply', agentId),
    ]),
    index: [
      log.cases.count(),
      log.cases.nextNumber(),
      log.cases.changedAfter(0, 100_000),
      log.cases.nextWake(),
    ],
    due: log.cases.dueBefore(sampleTime * 2, 100_000),
    outbox: log.desk.outbox(),
    blobs: blobIds.map((blobId) => {
      const blob = log.desk.readBlob(blobId);
      return blob && [blob.mediaType, Buffer.from(blob.bytes).toString('base64')];
    }),
    account: log.desk.readAccount(accountId),
    setAside: [log.desk.listSetAside(), log.desk.countSetAside()],
    workspace: log.desk.readWorkspace(),
  });
}

export function messageName(caseNumber: number, message: number): string {
  return `at://example/${caseNumber}/${message}`;
}

function draft(number: number) {
  return { text: `Borrador ${number}`, audience: null, cannedResponseIds: [], savedAt: sampleTime };
}
