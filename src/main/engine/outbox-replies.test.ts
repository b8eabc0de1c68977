// One way through the outbox: each part of the engine sees the replies that are its concern, as they are by then.
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../test/support/fake-clock';
import {
  brandId,
  caseIdFor,
  opened,
  replyIdFor,
  sampleTime,
  submitted,
} from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { asId, type StepId } from '../../shared/domain/ids';
import { CaseStore } from './case-store';
import { openLog } from './log/open-log';
import { outboxReplies } from './outbox-replies';

const inFolder = temporaryFolder();

/** A reply in each standing, each in a case of its own. */
function desk() {
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(3));
  const clock = createFakeClock(sampleTime);
  const store = new CaseStore(log, clock);
  const doIn = (number: number, body: CaseEventBody) => {
    clock.advance(1_000);
    const at = { caseId: caseIdFor(number), brandId, actor: { kind: 'console' } as const };
    const stepId = asId<StepId>(String(clock.now()).padStart(32, '0'));
    store.record([{ ...at, body }], { stepId });
  };
  for (const number of [1, 2, 3, 4, 5, 6])
    record(log, number, [opened(number), submitted(number, replyIdFor(number), 'Hi')]);
  const of = (number: number) => ({ replyId: replyIdFor(number) });
  doIn(6, { type: 'ReplyHeld', ...of(6), hold: 'freeze', releaseAt: null });
  doIn(5, { type: 'ReplyHeld', ...of(5), hold: 'undo-delay', releaseAt: sampleTime + 60_000 });
  doIn(4, { type: 'ReplySending', ...of(4), attempt: 1 });
  for (const number of [2, 3]) doIn(number, { type: 'ReplySending', ...of(number), attempt: 1 });
  doIn(3, { type: 'ReplyUnknown', ...of(3), detail: '' });
  doIn(2, { type: 'ReplyFailed', ...of(2), detail: '' });
  const seen = (which?: Parameters<typeof outboxReplies>[1]) =>
    [...outboxReplies({ log, store }, which)].map(({ state }) => state.number);
  return { log, store, doIn, of, seen };
}

test('all of them come, the longest unmoved first, or those of the states that are asked for', () => {
  const { seen } = desk();
  expect(seen()).toEqual([1, 6, 5, 4, 3, 2]);
  expect(seen(['held'])).toEqual([6, 5]);
  expect(seen(['failed', 'queued'])).toEqual([1, 2]);
});

test('what failed or waits for a person is not even read by who moves the others', () => {
  const { log, store, seen } = desk();
  expect(seen('in-motion')).toEqual([1, 5, 4, 3]);
  const read: string[] = [];
  const asked: Pick<CaseStore, 'read'> = {
    read: (caseId) => {
      read.push(caseId);
      return store.read(caseId);
    },
  };
  expect([...outboxReplies({ log, store: asked }, 'in-motion')]).toHaveLength(4);
  expect(read).toEqual([1, 5, 4, 3].map(caseIdFor));
});

test('one that comes to rest while the others are looked after is left out', () => {
  const { log, store, doIn, of } = desk();
  const seen: number[] = [];
  for (const { state } of outboxReplies({ log, store }, ['held'])) {
    seen.push(state.number);
    if (state.number === 6) doIn(5, { type: 'ReplyCancelled', ...of(5) });
  }
  expect(seen).toEqual([6]);
});
