// What screens wait for when they ask: first page, counts, search, and how far search is behind in a burst.
import { type HostRun, startHost } from './host-run';
import type { Figures } from './report';
import { searchKinds, searchTexts } from './search-texts';
import { median, p95 } from './statistics';
import type { Desk } from './templates';
import { sleep } from './waiting';

const times = 200;

async function onOpenDesk<T>({ profile, start }: Desk, work: (run: HostRun) => Promise<T>): Promise<T> {
  const run = startHost(profile);
  try {
    await run.openPage();
    await run.openEngine({ start, profile, withSearch: true, joinsPage: true });
    await run.searchReachesLog();
    await run.calm();
    return await work(run);
  } finally {
    await run.quit();
  }
}

/** Of a list: the first page and the counts. Throws when the counts are not what counting gives. */
async function listFigures(run: HostRun): Promise<Figures> {
  const firstPage = await run.page<number[]>(`bench.firstPage(${times})`);
  const stored = await run.page<number[]>(`bench.storedPage(${times})`);
  const counters = await run.page<number[]>(`bench.counters(${times})`);
  const storedCounters = await run.page<number[]>(`bench.storedCounters(${times})`);
  if (!(await run.page<boolean>('bench.countersAgree()')))
    throw new Error('The counters, told or stored, differ from a fresh count');
  return {
    'firstPage.p95Ms': p95(firstPage),
    'firstPage.p50Ms': median(firstPage),
    'firstPage.storeP95Ms': p95(stored),
    'firstPage.storeP50Ms': median(stored),
    'counters.p95Ms': p95(counters),
    'counters.storeP95Ms': p95(storedCounters),
  };
}

async function searchFigures(run: HostRun): Promise<Figures> {
  const texts = JSON.stringify(searchTexts(times));
  const newest = await run.page<number[]>(`bench.search(${texts}, 'newest')`);
  const ranked = await run.page<number[]>(`bench.search(${texts}, 'best')`);
  return {
    'search.p95Ms': p95(newest),
    'search.p50Ms': median(newest),
    'search.rankedP95Ms': p95(ranked),
    ...Object.fromEntries(
      searchKinds.map((kind, at) => [
        `search.of${kind}P95Ms`,
        p95(newest.filter((_, turn) => turn % searchKinds.length === at)),
      ]),
    ),
  };
}

const marksEveryMs = 250;

/** The longest that a message of a burst could not be found after it had been handed to the engine. */
async function lagIn(run: HostRun, perMinute: number, seconds: number): Promise<number> {
  const name = `lag${perMinute}`;
  const marks = Math.floor((seconds * 1_000) / marksEveryMs);
  const [{ markedAt }, foundAt] = await Promise.all([
    run.standIn({
      kind: 'drip',
      perMinute,
      seconds,
      markEveryMs: marksEveryMs,
      mix: { seed: 9, name, followUps: 2 / 3, startAt: Date.now() - 60_000, everyMs: 1 },
    }),
    run.page<number[]>(`bench.findMarks('${name}', ${marks - 1}, ${seconds * 1_000 + 30_000})`),
  ]);
  if (foundAt.length < Math.min(marks - 1, markedAt.length))
    throw new Error(`Half a minute after the burst only ${foundAt.length} of ${marks} marks were found`);
  return Math.max(...foundAt.map((at, nth) => at - (markedAt[nth] ?? at)));
}

/** Everything that is read, on a desk with 100,000 messages. */
export function measureReads(desk: Desk): Promise<Figures> {
  return onOpenDesk(desk, async (run) => {
    const list = await listFigures(run);
    const search = await searchFigures(run);
    const lags: number[] = [];
    for (const perMinute of [10_000, 50_000]) {
      lags.push(await lagIn(run, perMinute, 10));
      await sleep(1_000);
    }
    return { ...list, ...search, 'search.lagMs': Math.max(...lags) };
  });
}

/** What is compared between sizes. */
export function measureList(desk: Desk): Promise<Figures> {
  return onOpenDesk(desk, async (run) => ({ ...(await listFigures(run)), ...(await searchFigures(run)) }));
}
