// Cases that are at hand are what the log says of them, however they came to be there.
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../test/support/fake-clock';
import { brandId, caseIdFor, opened, received, sampleTime } from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { foldCase } from '../../shared/domain/fold';
import { asId, type StepId } from '../../shared/domain/ids';
import { CaseStore } from './case-store';
import { openLog } from './log/open-log';

const inFolder = temporaryFolder();

function desk() {
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(3));
  record(log, 1, [opened(1), received(1, 'a', 'Hola'), received(1, 'b', 'Otra vez')]);
  return { log, store: new CaseStore(log, createFakeClock(sampleTime)) };
}

test('a case whose story was read is at hand, as reading it alone folds it', () => {
  const { log, store } = desk();
  expect(store.isAtHand(caseIdFor(1))).toBe(false);
  const events = store.events(caseIdFor(1));
  expect(events).toEqual(log.events.readCase(caseIdFor(1)));
  expect(store.atHand(caseIdFor(1))).toEqual(foldCase(events));
  expect(store.read(caseIdFor(1))).toEqual(
    new CaseStore(log, createFakeClock(sampleTime)).read(caseIdFor(1)),
  );
});

test('of a case that nobody knows there is no story, and nothing is at hand', () => {
  const { store } = desk();
  expect(store.events(caseIdFor(9))).toEqual([]);
  expect(store.isAtHand(caseIdFor(9))).toBe(false);
});

test('a story that was read before a step does not bring back the case as it was', () => {
  const { store } = desk();
  const caseId = caseIdFor(1);
  store.events(caseId);
  const body = { type: 'TagsChanged' as const, added: ['new'], removed: [] };
  store.record([{ caseId, brandId, actor: { kind: 'console' }, body }], {
    stepId: asId<StepId>('5'.repeat(32)),
  });
  expect(store.read(caseId)?.tags).toEqual(['new']);
  expect(foldCase(store.events(caseId))?.tags).toEqual(['new']);
  expect(store.read(caseId)?.tags).toEqual(['new']);
});
