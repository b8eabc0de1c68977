// Of many cases it is known at once what is known of each alone.
import { expect, test } from 'vitest';
import { caseIdFor, opened, received } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { openDatabase } from './database';
import { LastPositions } from './last-positions';
import { openLog } from './open-log';

const inFolder = temporaryFolder();
/** More than two looks of fifty. */
const ids = Array.from({ length: 103 }, (_, index) => caseIdFor(index + 1));

function filled() {
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(7));
  log.transact(() => {
    for (const [index] of ids.entries()) record(log, index + 1, [opened(index + 1)]);
    record(log, 2, [received(2, 'a', 'Hola')]);
  });
  let settled = 0;
  const settle = () => {
    settled += 1;
  };
  const positions = new LastPositions(openDatabase(inFolder('log.db')), log.cases, settle);
  return { log, positions, settled: () => settled };
}

test('the newest event of each case stands where the index has it, and a case nobody knows is left out', () => {
  const { log, positions, settled } = filled();
  const all = positions.ofAll([...ids, caseIdFor(999)]);
  expect([...all].sort()).toEqual(ids.map((id) => [id, log.cases.lastPositionOf(id)]).sort());
  expect(all.get(caseIdFor(2))).toBe(ids.length + 1);
  expect(settled()).toBe(1);
});

test('what was noted is not asked for again until it is forgotten', () => {
  const { positions, settled } = filled();
  const [first = caseIdFor(1), second = caseIdFor(2)] = ids;
  positions.note([{ caseId: first, position: 77 }]);
  expect(positions.of(first)).toBe(77);
  expect(positions.ofAll([first]).get(first)).toBe(77);
  expect(settled()).toBe(0);
  expect(positions.ofAll([first, second]).get(second)).toBe(ids.length + 1);
  positions.forget();
  expect(positions.ofAll([first]).get(first)).toBe(1);
});
