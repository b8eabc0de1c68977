// The index follows the log, is made anew when it is damaged, and never stands in the way of the log.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { caseIdFor, opened, received } from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { openDatabase } from './log/database';
import { type Log, openLog, witnessFile } from './log/open-log';
import { deriveKey } from './log/seal';
import { Witness } from './log/witness';
import { SearchFollower } from './search-follower';
import type { FromSearchThread } from './search-protocol';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);

/** The thread's work in this one: `later` waits in a list until the test says so. */
function follower(log: Log, indexFile = inFolder('search.db')) {
  const heard: FromSearchThread[] = [];
  const later: (() => void)[] = [];
  const start = { logFile: inFolder('log.db'), indexFile, dataKey, generation: log.meta.generation };
  const following = new SearchFollower({
    start,
    later: (work) => later.push(work),
    tell: (message) => heard.push(message),
  });
  return {
    heard,
    waiting: () => later.length,
    follow: () => {
      following.follow();
      for (let next = later.shift(); next !== undefined; next = later.shift()) next();
    },
    followOneStep: () => following.follow(),
    find: (text: string) => {
      following.find(1, text, 10);
      const found = heard.at(-1);
      return found?.type === 'found' ? found : null;
    },
  };
}

function filledLog(messages: number): Log {
  const log = openLog(inFolder('log.db'), dataKey);
  const all = Array.from({ length: messages }, (_, index) =>
    received(1, `m${index}`, `mensaje número ${index}`),
  );
  record(log, 1, [opened(1), ...all]);
  return log;
}

/** The bytes of the index as one file: closing moves everything into it. */
function wholeIndex(): Buffer {
  const pageKey = deriveKey(dataKey, 'semaforo/search/1').toString('hex');
  openDatabase(inFolder('search.db'), { pageKey, isDisposable: true }).checkpoint();
  return readFileSync(inFolder('search.db'));
}

test('it reads on from where it was, and answers between two steps', () => {
  const log = filledLog(1_200);
  const reading = follower(log);
  reading.followOneStep();
  expect([reading.find('numero 3')?.indexedTo, reading.waiting()]).toEqual([500, 1]);
  reading.follow();
  expect(reading.find('1199')?.hits.map((hit) => hit.caseId)).toEqual([caseIdFor(1)]);
  record(log, 2, [opened(2), received(2, 'x', 'otra cosa')]);
  reading.follow();
  expect(reading.find('cosa')?.hits.map((hit) => hit.caseId)).toEqual([caseIdFor(2)]);
  expect(follower(log).find('cosa')?.indexedTo).toBe(1_203);
});

test.each([
  ['overwritten', (content: Buffer) => content.fill(0x55)],
  ['damaged in the middle', (content: Buffer) => content.fill(0, content.length / 2)],
])('an index that was %s is given up by one thread and made anew by the next', (_, damage) => {
  const log = filledLog(40);
  const first = follower(log);
  first.follow();
  const damaged = inFolder('damaged.db');
  writeFileSync(damaged, damage(wholeIndex()));
  const use = () => {
    const next = follower(log, damaged);
    next.follow();
    return next.find('mensaje');
  };
  expect(use).toThrow();
  expect(use()?.hits).toHaveLength(1);
});

test('an index that ends the process twice at one place is made anew', () => {
  const log = filledLog(3);
  const first = follower(log);
  first.follow();
  const file = witnessFile(inFolder('search.db'));
  const witness = new Witness(file);
  const inTheMiddle = witness.watch('taking', () => readFileSync(file));
  witness.close();
  writeFileSync(file, inTheMiddle);
  expect(follower(log).find('mensaje')?.indexedTo).toBe(4);
  const crashedOnce = readFileSync(file);
  inTheMiddle.copy(crashedOnce, 0, 0, 80);
  writeFileSync(file, crashedOnce);
  expect(follower(log).find('mensaje')?.indexedTo).toBe(0);
});

test('damage in the log is told, and search goes on with what it has', () => {
  const log = filledLog(3);
  const reading = follower(log);
  reading.follow();
  record(log, 1, [received(1, 'next', 'y otro')]);
  openDatabase(inFolder('log.db')).prepare('update events set at = 1 where position = ?').run(5);
  reading.follow();
  expect(reading.heard).toEqual([{ type: 'log-damaged', message: expect.stringContaining('Event 5') }]);
  expect(reading.find('mensaje')?.hits).toHaveLength(1);
});
