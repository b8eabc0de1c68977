// The search thread as the engine meets it: built, started, asked, ended, started again.
import { readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { bundle } from '../../../test/support/bundle';
import { brandId, caseIdFor, opened, received } from '../../../test/support/sample-events';
import { record } from '../../../test/support/sample-log';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { openDatabase } from './log/database';
import { type Log, openLog } from './log/open-log';
import { openSearch, type Search } from './search';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(3);
let script: string;
let search: Search | null = null;

beforeAll(async () => {
  script = await bundle('src/main/engine/search-thread.ts');
});
afterEach(async () => {
  await search?.close();
  search = null;
});

const about = (text: string) => ({ text, limit: 10, order: 'newest', asker: 'box' }) as const;

function filledLog(): Log {
  const log = openLog(inFolder('log.db'), dataKey);
  record(log, 1, [opened(1), received(1, 'a', 'La crema')]);
  record(log, 2, [opened(2), received(2, 'b', 'El caso 1')]);
  return log;
}

function start(
  log: Log,
  indexFile = inFolder('search.db'),
  onLogDamaged?: (message: string) => void,
): Search {
  const more = onLogDamaged ? { onLogDamaged } : {};
  search = openSearch(log, { script, logFile: inFolder('log.db'), indexFile, dataKey, ...more });
  return search;
}

/** Asks until the thread has caught up. */
async function find(asked: Search, text: string): Promise<readonly string[]> {
  for (;;) {
    const { hits, behindBy } = await asked.find(about(text));
    if (behindBy === 0) return hits.map((hit) => hit.caseId);
  }
}

test('words are found as soon as the thread has read them', async () => {
  const log = filledLog();
  const asked = start(log);
  expect(await find(asked, 'crema')).toEqual([caseIdFor(1)]);
  record(log, 1, [received(1, 'c', 'Otra pregunta')]);
  asked.poke();
  expect(await find(asked, 'pregunta')).toEqual([caseIdFor(1)]);
});

test('a question brings what has waited to be read with more of its kind', async () => {
  const log = filledLog();
  const asked = start(log);
  expect(await find(asked, 'crema')).toEqual([caseIdFor(1)]);
  // No time passes for what is gathered.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    record(log, 1, [received(1, 'c', 'Otra pregunta')]);
    asked.poke();
    expect(await find(asked, 'pregunta')).toEqual([caseIdFor(1)]);
  } finally {
    vi.useRealTimers();
  }
});

test('the number of a case leads to it first, then to those that speak of it', async () => {
  expect(await find(start(filledLog()), '#1')).toEqual([caseIdFor(1), caseIdFor(2)]);
});

test('a damaged index is made anew, and nobody who asked waits for ever', async () => {
  const log = filledLog();
  const key = log.keys.forBrand(brandId).id;
  writeFileSync(inFolder(`bad-${key}.db`), Buffer.alloc(40_960, 0x55));
  expect(await find(start(log, inFolder('bad.db')), 'crema')).toEqual([caseIdFor(1)]);
});

test('a thread that cannot run leaves questions answered with nothing', async () => {
  const log = filledLog();
  const broken = inFolder('broken.cjs');
  writeFileSync(broken, 'throw new Error("No")');
  search = openSearch(log, {
    script: broken,
    logFile: inFolder('log.db'),
    indexFile: inFolder('s.db'),
    dataKey,
  });
  for (let time = 0; time < 6; time += 1)
    expect(await search.find(about('crema'))).toEqual({ hits: [], behindBy: 4 });
});

test('damage in the log reaches the engine, and the next start salvages', async () => {
  const log = filledLog();
  openDatabase(inFolder('log.db')).prepare('update events set at = 1 where position = ?').run(3);
  const message = await new Promise<string>((resolve) => start(log, inFolder('search.db'), resolve).begin());
  expect(message).toContain('Event 3');
});

test('closing in the middle of the work ends the thread and harms nobody', async () => {
  const log = openLog(inFolder('log.db'), dataKey);
  const many = Array.from({ length: 3_000 }, (_, index) => received(1, `m${index}`, `mensaje ${index}`));
  record(log, 1, [opened(1), ...many]);
  for (let time = 0; time < 3; time += 1) {
    const asked = start(log);
    const unanswered = asked.find(about('mensaje'));
    await asked.close();
    expect(await unanswered).toMatchObject({ behindBy: expect.any(Number) });
  }
  expect(await find(start(log), 'mensaje')).toEqual([caseIdFor(1)]);
});

test('nothing runs before it begins, and what happens after that is found', async () => {
  const log = filledLog();
  const asked = start(log);
  asked.poke();
  expect(readdirSync(inFolder()).filter((name) => name.startsWith('search'))).toEqual([]);
  asked.begin();
  expect(await find(asked, 'crema')).toEqual([caseIdFor(1)]);
});

test('forgotten cases are not found any more, and it is said when that is so', async () => {
  const asked = start(filledLog());
  expect(await find(asked, 'crema')).toEqual([caseIdFor(1)]);
  await asked.forgetCases([caseIdFor(1)]);
  expect(await find(asked, 'crema')).toEqual([]);
});

test('a long first reading is shown with how far it is, until it is done', async () => {
  const log = openLog(inFolder('log.db'), dataKey);
  const many = Array.from({ length: 4_000 }, (_, index) => received(1, `m${index}`, `mensaje ${index}`));
  record(log, 1, [opened(1), ...many]);
  const asked = start(log);
  const shown: string[] = [];
  asked.showWork(() => {
    shown.push('begun');
    return {
      progress: (done, total) => shown.push(`${done} of ${total}`),
      end: () => shown.push('ended'),
    };
  });
  expect(await find(asked, 'mensaje')).toEqual([caseIdFor(1)]);
  await expect.poll(() => shown.at(-1)).toBe('ended');
  expect([shown[0], shown.at(-2)]).toEqual(['begun', expect.stringMatching(/^(\d+) of \1$/)]);
});
