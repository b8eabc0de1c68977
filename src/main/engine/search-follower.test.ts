// The index follows the log, is made anew when it is damaged, and never stands in the way of the log.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../test/support/fake-clock';
import {
  brandId,
  caseIdFor,
  customerFor,
  eventOf,
  opened,
  received,
  sampleTime,
} from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { type AgentId, asId, type ExternalId, type StepId } from '../../shared/domain/ids';
import { CaseStore } from './case-store';
import { openDatabase } from './log/database';
import { type Log, openLog, witnessFile } from './log/open-log';
import { Witness } from './log/witness';
import { SearchFollower } from './search-follower';
import type { FromSearchThread } from './search-protocol';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);

/** The thread's work in this one: it waits in a list until the test says so, and time stands still. */
function follower(log: Log, indexFile = inFolder('search.db')) {
  const heard: FromSearchThread[] = [];
  const later: (() => void)[] = [];
  const quiet: (() => void)[] = [];
  let time = 0;
  let questions = 0;
  const { generation } = log.meta;
  const following = new SearchFollower({
    start: { task: 'search', logFile: inFolder('log.db'), indexFile, dataKey, generation },
    later: (work, afterMs) => (afterMs === 0 ? later : quiet).push(work),
    tell: (message) => heard.push(message),
    elapsedMs: () => time,
  });
  const step = () => later.shift()?.();
  const run = () => {
    while (later.length > 0) step();
  };
  const ask = (text: string, asker = 'box') => {
    questions += 1;
    following.find(questions, { text, limit: 10, order: 'newest', asker });
    return questions;
  };
  const answerTo = (id: number) =>
    heard.find((message) => message.type === 'found' && message.id === id) as
      | Extract<FromSearchThread, { type: 'found' }>
      | undefined;
  return {
    heard,
    step,
    run,
    ask,
    answerTo,
    following,
    waiting: () => later.length,
    follow: () => {
      following.follow();
      run();
    },
    beQuiet: () => {
      time += 60_000;
      for (const work of quiet.splice(0)) work();
      run();
    },
    find: (text: string) => {
      const id = ask(text);
      while (answerTo(id) === undefined) step();
      return answerTo(id);
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

/** Where the only brand's index lies. */
function indexFileOf(log: Log): string {
  return inFolder(`search-${log.keys.forBrand(brandId).id}.db`);
}

test('it reads on from where it was, and answers between two steps', () => {
  const log = filledLog(1_200);
  const reading = follower(log);
  reading.following.follow();
  reading.step();
  expect([reading.find('numero 3')?.indexedTo, reading.waiting()]).toEqual([1_000, 1]);
  reading.run();
  expect(reading.find('1199')?.hits?.map((hit) => hit.caseId)).toEqual([caseIdFor(1)]);
  record(log, 2, [opened(2), received(2, 'x', 'otra cosa')]);
  reading.follow();
  expect(reading.find('cosa')?.hits?.map((hit) => hit.caseId)).toEqual([caseIdFor(2)]);
  reading.following.close();
  expect(follower(log).find('cosa')?.indexedTo).toBe(1_203);
});

test('a newer question of the same asker overtakes the one before it, but nobody else', () => {
  const reading = follower(filledLog(20));
  reading.follow();
  const asked = [reading.ask('mensaje'), reading.ask('mensaje', 'dialog'), reading.ask('numero')];
  reading.run();
  expect(asked.map((id) => reading.answerTo(id)?.hits?.length ?? 'overtaken')).toEqual(['overtaken', 1, 1]);
});

test('which cases will be found is told before the answer, for each question alone', () => {
  const reading = follower(filledLog(20));
  reading.follow();
  const [first, second] = [reading.ask('mensaje'), reading.ask('nada', 'dialog')];
  reading.run();
  const told = reading.heard.filter(({ type }) => type === 'foreseen' || type === 'found');
  expect(told).toEqual([
    { type: 'foreseen', id: first, cases: [caseIdFor(1)] },
    expect.objectContaining({ type: 'found', id: first }),
    expect.objectContaining({ type: 'found', id: second, hits: [] }),
  ]);
});

test('how far it is, is told after each step, and steps are short while somebody asks', () => {
  const reading = follower(filledLog(400));
  reading.ask('mensaje');
  reading.step();
  reading.heard.length = 0;
  reading.follow();
  expect(reading.heard).toEqual([
    { type: 'read', indexedTo: 300 },
    { type: 'read', indexedTo: 401 },
    { type: 'read', indexedTo: 401 },
  ]);
});

test('cases are forgotten between other work, and their words are gone when it is said to be done', () => {
  const reading = follower(filledLog(40));
  reading.follow();
  reading.following.forget(7, [caseIdFor(1)]);
  reading.run();
  expect(reading.heard.at(-1)).toEqual({ type: 'forgotten', id: 7 });
  expect(reading.find('mensaje')?.hits).toEqual([]);
});

test('a case that was erased in the log is forgotten before the index goes on, also after a new start', () => {
  const log = filledLog(4);
  const reading = follower(log);
  reading.follow();
  reading.following.close();
  log.transact(() => {
    log.erasures.erase({
      brandId,
      customerId: customerFor(1),
      reason: 'request',
      by: { kind: 'agent', id: asId<AgentId>('laura') },
      at: sampleTime,
      stepId: asId<StepId>('erasing'),
    });
  });
  record(log, 3, [opened(3), received(3, 'x', 'mensaje nuevo')]);
  const next = follower(log);
  const { indexedTo } = next.find('nada') ?? {};
  next.following.follow();
  next.step();
  expect(next.find('mensaje')?.indexedTo).toBe(indexedTo);
  next.run();
  expect(next.find('mensaje')?.hits?.map((hit) => hit.caseId)).toEqual([caseIdFor(3)]);
});

test('words that the team’s hub refused are found no more, though a question has met them', () => {
  const log = openLog(inFolder('log.db'), dataKey);
  const opening = opened(1);
  record(log, 1, [opening, eventOf(1, { type: 'NoteAdded', text: 'una nota' })]);
  log.transact(() => log.shared.acknowledge(opening.operationId, 1));
  const reading = follower(log);
  reading.follow();
  expect(reading.find('nota')?.hits).toHaveLength(1);
  const store = new CaseStore(log, createFakeClock(sampleTime));
  store.refuse(store.events(caseIdFor(1)).slice(1), 'claimed-by-other');
  reading.follow();
  expect(reading.find('nota')?.hits).toEqual([]);
});

test('what was taken out is cleared away once it is quiet', () => {
  const log = filledLog(4);
  const reading = follower(log);
  record(log, 1, [eventOf(1, { type: 'MessageWithdrawn', externalId: asId<ExternalId>('m2') })]);
  reading.follow();
  const bytesBeside = () => statSync(`${indexFileOf(log)}-wal`).size;
  expect(bytesBeside()).toBeGreaterThan(0);
  reading.beQuiet();
  reading.beQuiet();
  expect(bytesBeside()).toBe(0);
});

test.each([
  ['overwritten', (content: Buffer) => content.fill(0x55)],
  ['damaged in the middle', (content: Buffer) => content.fill(0, content.length / 2)],
])('an index that was %s is given up by one thread and made anew by the next', (_, damage) => {
  const log = filledLog(40);
  const first = follower(log);
  first.follow();
  first.beQuiet();
  first.following.close();
  writeFileSync(indexFileOf(log), damage(readFileSync(indexFileOf(log))));
  const use = () => {
    const next = follower(log);
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
  expect(reading.heard).toContainEqual({
    type: 'log-damaged',
    message: expect.stringContaining('Event 5'),
  });
  expect(reading.find('mensaje')?.hits).toHaveLength(1);
});
