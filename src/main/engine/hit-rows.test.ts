// A search finds cases nobody has looked at since the start: their rows come with the hits, as far as that is quick.
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../test/support/fake-clock';
import { caseIdFor, opened, received, sampleTime } from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { caseRow } from '../../shared/domain/case-row';
import { foldCase } from '../../shared/domain/fold';
import { CaseStore } from './case-store';
import { HitRows } from './hit-rows';
import { LogUnreadable, openDatabase } from './log/database';
import { openLog } from './log/open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);
const shortCases = 60;
const longCase = shortCases + 1;

function filledLog() {
  const log = openLog(inFolder('log.db'), dataKey);
  log.transact(() => {
    for (let number = 1; number <= shortCases; number += 1)
      record(log, number, [opened(number), received(number, `m${number}`, 'Hola')]);
    const many = Array.from({ length: 40 }, (_, at) => received(longCase, `n${at}`, 'Otra vez'));
    record(log, longCase, [opened(longCase), ...many]);
  });
  return log;
}

function desk() {
  const log = filledLog();
  const clock = createFakeClock(sampleTime);
  return { log, clock, store: new CaseStore(log, clock) };
}

const hitsOf = (numbers: readonly number[]) =>
  numbers.map((number) => ({ caseId: caseIdFor(number), excerpt: `words of ${number}` }));
const few = Array.from({ length: 50 }, (_, index) => index + 1);

test('short cases have their row, as folding them gives it, and each hit keeps its words', async () => {
  const context = desk();
  const hits = await new HitRows(context).of(hitsOf(few));
  for (const [index, number] of few.entries()) {
    const state = foldCase(context.log.events.readCase(caseIdFor(number)));
    expect(hits[index]).toEqual({
      caseId: caseIdFor(number),
      row: state === null ? null : caseRow(state),
      excerpt: `words of ${number}`,
    });
  }
  expect(hits.every(({ row }) => row !== null)).toBe(true);
});

test('a long case is left to others, unless it is at hand already', async () => {
  const context = desk();
  const rows = async () =>
    (await new HitRows(context).of(hitsOf([1, longCase]))).map(({ row }) => row?.number);
  expect(await rows()).toEqual([1, undefined]);
  context.store.read(caseIdFor(longCase));
  expect(await rows()).toEqual([1, longCase]);
});

test('what was foreseen is folded before the hits come, and one that is unknown has no row', async () => {
  const context = desk();
  const rows = new HitRows(context);
  rows.foresee([caseIdFor(7), caseIdFor(8)]);
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect([7, 8, 9].map((number) => context.store.isAtHand(caseIdFor(number)))).toEqual([true, true, false]);
  const hits = await rows.of(hitsOf([7, 9, 999]));
  expect(hits.map(({ row }) => row?.number)).toEqual([7, 9, undefined]);
});

test('when it takes long, the rest is left to others', async () => {
  const context = desk();
  const rows = new HitRows(context);
  rows.foresee([caseIdFor(1)]);
  await new Promise((resolve) => setImmediate(resolve));
  context.clock.advance(1_000);
  expect((await rows.of(hitsOf([1, 2]))).map(({ row }) => row?.number)).toEqual([1, undefined]);
});

test('damage is told to whoever wants the rows, also when it was met ahead', async () => {
  const context = desk();
  openDatabase(inFolder('log.db')).execute('update events set at = at + 1 where position = 2');
  const rows = new HitRows(context);
  rows.foresee([caseIdFor(1)]);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(rows.of(hitsOf([2]))).rejects.toThrow(LogUnreadable);
});
