// A damaged log is made anew from what is left of it; nothing is invented, nothing is dropped without being counted.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  accountId,
  brandId,
  caseIdFor,
  customerFor,
  eventOf,
  opened,
  received,
  replyIdFor,
  submitted,
} from '../../../../test/support/sample-events';
import { everythingIn, fillSample, messageName, record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import { LogUnreadable } from './database';
import { openLog, witnessFile } from './open-log';
import { openOrSalvage, SalvageNeeded } from './open-or-salvage';
import { Witness } from './witness';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);
const file = () => inFolder('log.db');
const start = () => openOrSalvage(file(), dataKey);

function noteDamage(): void {
  const witness = new Witness(witnessFile(file()));
  witness.noteDamage();
  witness.close();
}

/** Overwrites the page of the table that an event stands on; its operation stands in an index too. */
function spoilPageOf(operationId: string): void {
  const content = readFileSync(file());
  const leafOfTable = 0x0d;
  for (let start = 0; start < content.length; start += 4_096) {
    const page = content.subarray(start, start + 4_096);
    if (page[0] !== leafOfTable || !page.includes(Buffer.from(operationId, 'hex'))) continue;
    page.fill(0xee);
    writeFileSync(file(), content);
    return;
  }
  throw new Error(`There is no page with ${operationId}`);
}

test('a new profile and an undamaged log are just opened', () => {
  const first = start();
  expect(first.salvaged).toBeNull();
  const names = fillSample(first.log, 5);
  const written = everythingIn(first.log, names);
  first.log.close();
  const again = start();
  expect([everythingIn(again.log, names), again.salvaged]).toEqual([written, null]);
});

test('a log that is salvaged without need loses nothing but its generation', () => {
  const { log } = start();
  const names = fillSample(log, 30);
  const written = everythingIn(log, names);
  const { generation } = log.meta;
  log.close();
  noteDamage();
  const { log: anew, salvaged } = start();
  expect(salvaged).toEqual({ lost: 0, gaps: [], asideFolder: 'log-damaged-1' });
  expect(everythingIn(anew, names)).toBe(written);
  expect(anew.meta.generation).not.toBe(generation);
  expect(readdirSync(inFolder('log-damaged-1')).sort()).toContain('log.db');
});

test('damage found in reading is salvaged at the next start, and what was lost is counted and placed', () => {
  const { log } = start();
  const names = fillSample(log, 30);
  const { events } = log.events.readAfter(0, 1_000);
  log.compact();
  log.close();
  spoilPageOf(events[60]?.operationId ?? '');
  expect(() => openLog(file(), dataKey).events.readAfter(0, 1_000)).toThrow(LogUnreadable);
  const { log: anew, salvaged } = start();
  const kept = anew.events.readAfter(0, 1_000).events;
  const keptIds = new Set(kept.map((event) => event.operationId));
  expect(salvaged?.lost).toBe(events.length - kept.length);
  expect(salvaged?.lost).toBeGreaterThan(0);
  const said = salvaged?.gaps.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i),
  );
  expect(said).toEqual(
    events.filter((event) => !keptIds.has(event.operationId)).map((event) => event.position),
  );
  // The indexes fit what is left, and the accounts are read again for what is not.
  for (let number = 1; number <= names.caseCount; number += 1) {
    const story = anew.events.readCase(caseIdFor(number));
    expect(anew.cases.lastPositionOf(caseIdFor(number))).toBe(story.at(-1)?.position ?? 0);
    const received = story.filter((event) => event.body.type === 'MessageReceived').length;
    const known = [1, 2, 3].filter((message) =>
      anew.cases.findMessage(accountId, asId(messageName(number, message))),
    );
    expect(known).toHaveLength(received);
  }
  expect(anew.desk.readAccount(accountId).cursor).toBeNull();
  expect(anew.desk.readAccount(accountId).lastHeardAt).not.toBeNull();
});

test('what was lost stays said at later starts', () => {
  start().log.close();
  noteDamage();
  start().log.close();
  expect(start().salvaged).toEqual({ lost: 0, gaps: [], asideFolder: 'log-damaged-1' });
});

test('damage that shows in opening asks for another start, and that one salvages', () => {
  const { log } = start();
  record(log, 1, [opened(1), received(1, 'a', 'Hola')]);
  log.compact();
  log.close();
  const content = readFileSync(file());
  content.fill(0, 0, 100);
  writeFileSync(file(), content);
  expect(start).toThrow(SalvageNeeded);
  const { log: anew, salvaged } = start();
  expect(salvaged?.lost).toBe(0);
  expect(anew.events.readCase(caseIdFor(1))).toHaveLength(2);
});

test('a lost end is known from outside the log and counted', () => {
  const { log } = start();
  record(log, 1, [opened(1), received(1, 'a', 'Hola')]);
  log.compact();
  const earlier = readFileSync(file());
  record(log, 1, [received(1, 'b', 'One more'), received(1, 'c', 'And one more')]);
  log.compact();
  log.close();
  writeFileSync(file(), earlier);
  expect(start).toThrow(SalvageNeeded);
  expect(start().salvaged).toMatchObject({ lost: 2, gaps: [[3, 4]] });
});

test('events of a case whose opening is lost are counted as lost', () => {
  const { log } = start();
  record(log, 1, [opened(1)]);
  for (let message = 0; message < 60; message += 1)
    record(log, 1, [received(1, `m${message}`, 'x'.repeat(300))]);
  record(log, 2, [opened(2)]);
  const [first] = log.events.readAfter(0, 1).events;
  log.compact();
  log.close();
  spoilPageOf(first?.operationId ?? '');
  noteDamage();
  const { log: anew, salvaged } = start();
  expect(salvaged?.lost).toBe(61);
  expect(anew.events.readAfter(0, 100).events.map((event) => event.caseId)).toEqual([caseIdFor(2)]);
});

test('edits, withdrawals and sent replies are known again after a salvage', () => {
  const { log } = start();
  const externalId = asId<ExternalId>('a');
  const replyId = replyIdFor(1);
  record(log, 1, [
    opened(1),
    received(1, 'a', 'First'),
    eventOf(1, { type: 'MessageEdited', externalId, text: 'Second' }),
    eventOf(1, { type: 'MessageWithdrawn', externalId }),
    submitted(1, replyId, 'Hola'),
    eventOf(1, { type: 'ReplyQueued', replyId, detail: null, released: null }),
    eventOf(1, { type: 'ReplySending', replyId, attempt: 1 }),
    eventOf(1, { type: 'ReplySent', replyId, externalId: asId('ours'), url: null, acceptedAt: 5 }),
    submitted(1, replyIdFor(2), 'Another'),
  ]);
  log.close();
  noteDamage();
  const { log: anew } = start();
  const find = (name: string) => anew.cases.findMessage(accountId, asId(name));
  expect([find('a')?.hasText('Second'), find('a')?.hasText('First')]).toEqual([true, false]);
  expect([find('withdrawn:a')?.caseId, find('ours')?.caseId]).toEqual([caseIdFor(1), caseIdFor(1)]);
  expect(anew.desk.outbox().map((entry) => entry.replyId)).toEqual([replyIdFor(2)]);
});

test('what was erased stays erased and is not counted as lost', () => {
  const { log } = start();
  record(log, 1, [opened(1), received(1, 'a', 'Erase me')]);
  record(log, 2, [opened(2)]);
  log.transact(() => log.keys.destroy(brandId, customerFor(1)));
  log.compact();
  log.close();
  noteDamage();
  const { log: anew, salvaged } = start();
  expect(salvaged?.lost).toBe(0);
  expect(anew.events.readAfter(0, 100).events.map((event) => event.caseId)).toEqual([caseIdFor(2)]);
});

test('another key salvages nothing, moves nothing, and says so', () => {
  const { log } = start();
  record(log, 1, [opened(1)]);
  log.close();
  const otherKey = new Uint8Array(32).fill(8);
  const attempt = () => openOrSalvage(file(), otherKey);
  expect(attempt).toThrow(expect.objectContaining({ name: 'LogUnreadable', reason: 'other-key' }));
  noteDamage();
  expect(attempt).toThrow(expect.objectContaining({ name: 'LogUnreadable', reason: 'other-key' }));
  expect(existsSync(inFolder('log-damaged-1'))).toBe(false);
  expect(start().log.events.position()).toBe(1);
});

test('a canary gone bad is damage, not another key', () => {
  const { log } = start();
  record(log, 1, [opened(1)]);
  log.transact(() => log.meta.write('canary', Buffer.alloc(36, 1)));
  log.close();
  expect(start).toThrow(SalvageNeeded);
  expect(start().log.events.position()).toBe(1);
});

test('a move that a crash cut short is finished at the next start', () => {
  const { log } = start();
  record(log, 1, [opened(1)]);
  log.close();
  noteDamage();
  start().log.close();
  // As if the process had died between moving the damaged files aside and moving the new one in.
  renameSync(file(), `${file()}.salvaged-1`);
  renameSync(inFolder('log-damaged-1', 'log.db'), file());
  const { log: anew, salvaged } = start();
  expect(anew.events.position()).toBe(1);
  expect(salvaged?.asideFolder).toBe('log-damaged-1');
  expect(existsSync(inFolder('log-damaged-1', 'log.db'))).toBe(true);
});
