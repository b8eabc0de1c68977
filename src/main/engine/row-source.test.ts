// The rebuild thread as the engine meets it: built, asked, out-lived.
import { writeFileSync } from 'node:fs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../../test/support/bundle';
import { createFakeClock } from '../../../test/support/fake-clock';
import { opened, received, sampleTime } from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { type AgentId, asId } from '../../shared/domain/ids';
import { type Log, openLog } from './log/open-log';
import type { ReadRows } from './rebuild-reader';
import { type RowSource, rowsFromThread } from './row-source';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);
const cases = 300;
let script: string;
let source: RowSource | null = null;

beforeAll(async () => {
  script = await bundle('src/main/engine/rebuild-thread.ts');
});
afterEach(async () => {
  await source?.close();
  source = null;
});

function filledLog(): Log {
  const log = openLog(inFolder('log.db'), dataKey);
  log.transact(() => {
    for (let number = 1; number <= cases; number += 1)
      record(log, number, [opened(number), received(number, `m${number}`, 'Hola')]);
  });
  return log;
}

/** Asks until everything was read; says how many rows each answer held, and of how many cases in all. */
async function readAll(log: Log, threadScript: string) {
  const clock = createFakeClock(sampleTime);
  source = rowsFromThread(log, clock, {
    script: threadScript,
    logFile: inFolder('log.db'),
    dataKey,
    onLogDamaged: (message) => {
      throw new Error(message);
    },
  });
  const to = log.events.position();
  const gap = { from: 0, to };
  const { projectionKey } = log.meta;
  const request = { gap, urgentFirst: 5, me: asId<AgentId>('laura'), sight: null, projectionKey };
  const answers: ReadRows[] = [];
  const reading = source.open(request, (rows) => answers.push(rows));
  for (let asked = 0; answers.at(-1)?.to !== to; ) {
    if (asked === answers.length) {
      reading.more();
      asked += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
    clock.advance(1);
  }
  reading.close();
  return answers;
}

test('a thread reads every case, the most urgent first, and moves on without a hole', async () => {
  const answers = await readAll(filledLog(), script);
  expect(answers[0]).toMatchObject({ from: 0, to: 0 });
  expect(answers.slice(1).every(({ from }, index) => from === answers[index]?.to)).toBe(true);
  const stretches = answers.slice(1).flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(new Set(stretches).size).toBe(cases);
  expect(stretches).toHaveLength(cases);
});

test('when the thread dies, the engine reads what is left', async () => {
  const broken = inFolder('broken.cjs');
  writeFileSync(broken, 'throw new Error("dies at once")');
  const answers = await readAll(filledLog(), broken);
  expect(new Set(answers.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(cases);
});
