// What a message costs from the channel's page to flushed log and projection, beside raw IndexedDB.
import path from 'node:path';
import { parts, root } from './build-parts';
import { ElectronRun, sleep, storeWorkerUrl, until } from './electron-run';
import { cpuOf, cpuOfOne } from './process-tree';
import { bytesUnder, inNewProfile } from './profiles';
import { searchTexts } from './search-texts';
import { median, p95 } from './statistics';

export interface IngestCost {
  readonly cpuUsPerMessage: number;
  /** Of it, the engine's process and the page's, which holds the store worker; Chromium's own processes are the rest. */
  readonly engineUs: number;
  readonly pageUs: number;
  readonly messagesPerSecond: number;
}

export interface IngestResult {
  readonly raw: IngestCost;
  readonly withoutSearch: IngestCost;
  readonly withSearch: IngestCost;
}

/** A channel's page after an outage; the product takes at most 1,000. */
const perPage = 1_000;
const settleMs = 700;
const idleMs = 1_000;

function startHost(profile: string): ElectronRun {
  return new ElectronRun({ words: [parts.host], env: { BENCH_PROFILE: profile, BENCH_PRODUCT: root } });
}

interface Used {
  readonly all: number;
  readonly engine: number;
  readonly page: number;
}

/** Processor time of some work in all processes, without what they would have used doing nothing. */
async function costOf(run: ElectronRun, messages: number, work: () => Promise<unknown>): Promise<IngestCost> {
  const { standIn, engine = 0, page } = await run.pids();
  const used = (): Used => ({
    all: cpuOf(run.pid, [standIn]),
    engine: cpuOfOne(engine),
    page: cpuOfOne(page),
  });
  await run.calm();
  const idleFrom = used();
  await sleep(idleMs);
  const from = used();
  const startedAt = performance.now();
  await work();
  const tookMs = performance.now() - startedAt;
  await sleep(settleMs);
  const until = used();
  const perMessage = (part: keyof Used) => {
    const idle = ((from[part] - idleFrom[part]) / idleMs) * (tookMs + settleMs);
    return ((until[part] - from[part] - idle) * 1_000) / messages;
  };
  return {
    cpuUsPerMessage: perMessage('all'),
    engineUs: perMessage('engine'),
    pageUs: perMessage('page'),
    messagesPerSecond: (messages * 1_000) / tookMs,
  };
}

function rawIdb(messages: number, seed: number): Promise<IngestCost> {
  return inNewProfile(async (profile) => {
    const run = startHost(profile);
    try {
      await run.order('openPage');
      await run.page(`bench.makeRaw(${messages}, ${seed})`);
      return await costOf(run, messages, () => run.page('bench.writeRaw()'));
    } finally {
      await run.quit();
    }
  });
}

interface Filled {
  readonly run: ElectronRun;
  readonly profile: string;
  readonly jsonBytes: number;
  readonly cost: IngestCost;
}

interface Fill {
  readonly messages: number;
  readonly seed: number;
  readonly withSearch: boolean;
  readonly followUps: number;
}

/** Opens engine and store worker on a new profile, lets the messages in, and goes on with what they are then. */
function filled<T>(fill: Fill, then: (filled: Filled) => Promise<T>): Promise<T> {
  return inNewProfile(async (profile) => {
    const run = startHost(profile);
    try {
      await run.order('openPage');
      await run.page(`bench.follow(${JSON.stringify(storeWorkerUrl())})`);
      await run.order('openEngine', { withSearch: fill.withSearch });
      await until('a live projection', () => run.page<boolean>('bench.isFollowing()'));
      let jsonBytes = 0;
      const cost = await costOf(run, fill.messages, async () => {
        const mix = {
          seed: fill.seed,
          name: 'ingest',
          followUps: fill.followUps,
          startAt: Date.now() - 3_000_000,
          everyMs: 2_000_000 / fill.messages,
        };
        ({ jsonBytes } = await run.standIn({ kind: 'pump', total: fill.messages, perPage, mix }));
        await until('the projection to reach the log', async () => {
          const { log, projection } = await run.page<{ log: number; projection: number }>(
            'bench.positions()',
          );
          return log === projection;
        });
        if (fill.withSearch)
          await until(
            'the search index to reach the log',
            async () => (await run.page('bench.searchBehindBy()')) === 0,
          );
      });
      return await then({ run, profile, jsonBytes, cost });
    } finally {
      await run.quit();
    }
  });
}

/** One message in three opens a case. */
const usualFollowUps = 2 / 3;

function medianCost(costs: readonly IngestCost[]): IngestCost {
  const medianOf = (part: keyof IngestCost) => median(costs.map((cost) => cost[part]));
  return {
    cpuUsPerMessage: medianOf('cpuUsPerMessage'),
    engineUs: medianOf('engineUs'),
    pageUs: medianOf('pageUs'),
    messagesPerSecond: medianOf('messagesPerSecond'),
  };
}

/** The alternatives take turns, so that whatever else the machine does falls on all of them. */
export async function measureIngest(messages: number, rounds: number): Promise<IngestResult> {
  const costs = {
    raw: [] as IngestCost[],
    withoutSearch: [] as IngestCost[],
    withSearch: [] as IngestCost[],
  };
  for (let round = 0; round < rounds; round += 1) {
    const fill = { messages, seed: 100 + round, followUps: usualFollowUps };
    costs.raw.push(await rawIdb(messages, fill.seed));
    costs.withoutSearch.push(await filled({ ...fill, withSearch: false }, async ({ cost }) => cost));
    costs.withSearch.push(await filled({ ...fill, withSearch: true }, async ({ cost }) => cost));
  }
  return {
    raw: medianCost(costs.raw),
    withoutSearch: medianCost(costs.withoutSearch),
    withSearch: medianCost(costs.withSearch),
  };
}

export interface ReadResult {
  readonly firstPageP95Ms: number;
  readonly countersP95Ms: number;
  readonly countersAgree: boolean;
  readonly searchP95Ms: number;
  readonly diskToJson: number;
  /** Processor time a message when every one opens a case of its own, with the search index. */
  readonly cpuUsPerNewCase: number;
}

/** Reads in a list of as many cases as messages. */
export function measureReads(messages: number): Promise<ReadResult> {
  return filled(
    { messages, seed: 7, withSearch: true, followUps: 0 },
    async ({ run, profile, jsonBytes, cost }) => {
      await run.calm();
      const times = 200;
      const firstPage = await run.page<number[]>(`bench.firstPage(${times})`);
      const counters = await run.page<number[]>(`bench.counters(${times})`);
      const search = await run.page<number[]>(`bench.search(${JSON.stringify(searchTexts(times))})`);
      const countersAgree = await run.page<boolean>('bench.countersAgree()');
      await run.quit();
      const stored = ['log', 'chromium/IndexedDB'].map((folder) => bytesUnder(path.join(profile, folder)));
      return {
        firstPageP95Ms: p95(firstPage),
        countersP95Ms: p95(counters),
        countersAgree,
        searchP95Ms: p95(search),
        diskToJson: stored.reduce((sum, bytes) => sum + bytes, 0) / jsonBytes,
        cpuUsPerNewCase: cost.cpuUsPerMessage,
      };
    },
  );
}
