// What a message costs from the channel's page to flushed log and projection, beside raw IndexedDB and RxDB.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { startApp } from './app-run';
import { out } from './build-parts';
import type { Env } from './desk-keys';
import { type HostRun, startHost } from './host-run';
import { cpuOf, cpuOfOne } from './process-tree';
import { inNewProfile, storedBytes } from './profiles';
import type { Figures } from './report';
import { median } from './statistics';
import { type Desk, onEmptyDesk } from './templates';
import { sleep, until } from './waiting';

interface Cost {
  readonly cpuUsPerMessage: number;
  /** Of it, the engine's process and the page's, which holds the store worker; Chromium's own processes are the rest. */
  readonly engineUs: number;
  readonly pageUs: number;
  readonly messagesPerSecond: number;
}

/** A channel's page after an outage; the product takes at most 1,000. */
const perPage = 1_000;
const settleMs = 700;
const idleMs = 1_000;
/** One message in three opens a case. */
const usualFollowUps = 2 / 3;

/** Processor time of some work in all processes, without what they would have used doing nothing. */
async function costOf(run: HostRun, messages: number, work: () => Promise<unknown>): Promise<Cost> {
  const { standIn, engine = 0, page } = await run.pids();
  const used = () => ({
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
  const perMessage = (part: keyof typeof from) => {
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

function baseline(name: 'raw' | 'rxdb', messages: number, seed: number): Promise<Cost> {
  return inNewProfile(async (profile) => {
    const run = startHost(profile);
    try {
      await run.openPage();
      await run.page(`bench.make('${name}', ${messages}, ${seed})`);
      return await costOf(run, messages, () => run.page(`bench.write('${name}')`));
    } finally {
      await run.quit();
    }
  });
}

const floorSchema = z.object({ cpuUsPerMessage: z.number() });

/** Processor time a message of sealing, hashing and inserting alone, in the engine's own runtime. */
async function floor(messages: number): Promise<number> {
  const electron = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', BENCH_MESSAGES: String(messages) };
  const { stdout } = await promisify(execFile)(electron, [path.join(out, 'electron/ingest-floor.cjs')], {
    env,
  });
  return floorSchema.parse(JSON.parse(stdout)).cpuUsPerMessage;
}

interface Fill {
  readonly messages: number;
  readonly seed: number;
  readonly withSearch: boolean;
  readonly followUps: number;
}

interface Filled extends Cost {
  readonly jsonBytes: number;
}

async function filled({ profile, start }: Desk, fill: Fill): Promise<Filled> {
  const run = startHost(profile);
  try {
    await run.openPage();
    await run.openEngine({ start, profile, withSearch: fill.withSearch, joinsPage: true });
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
        const { log, projection } = await run.page<{ log: number; projection: number }>('bench.positions()');
        return log === projection;
      });
      if (fill.withSearch)
        await until(
          'the search index to reach the log',
          async () => (await run.page('bench.searchBehindBy()')) === 0,
        );
    });
    return { ...cost, jsonBytes };
  } finally {
    await run.quit();
  }
}

/** Opens the desk once more and quits as a person does, which is when the product clears up; then weighs it. */
async function weighed(desk: Desk): Promise<number> {
  const run = startApp(desk, { standIn: true });
  try {
    await run.event('painted');
    await run.calm();
  } finally {
    await run.quit();
  }
  return storedBytes(desk.profile);
}

export interface IngestOptions {
  readonly messages: number;
  readonly rounds: number;
  /** Of what varies least: RxDB, the slowest by far, and the floor. */
  readonly steadyRounds: number;
  readonly env: Env;
}

const medianOf = (costs: readonly Cost[], part: keyof Cost) => median(costs.map((cost) => cost[part]));

/** The alternatives take turns, so that whatever else the machine does falls on all of them. */
export async function measureIngest({
  messages,
  rounds,
  steadyRounds,
  env,
}: IngestOptions): Promise<Figures> {
  const raw: Cost[] = [];
  const rxdb: Cost[] = [];
  const withoutSearch: Cost[] = [];
  const withSearch: Cost[] = [];
  const diskToJson: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const fill = { messages, seed: 100 + round, followUps: usualFollowUps };
    raw.push(await baseline('raw', messages, fill.seed));
    withoutSearch.push(await onEmptyDesk(env, (desk) => filled(desk, { ...fill, withSearch: false })));
    if (round < steadyRounds) {
      floors.push(await floor(messages));
      rxdb.push(await baseline('rxdb', messages, fill.seed));
    }
    await onEmptyDesk(env, async (desk) => {
      const cost = await filled(desk, { ...fill, withSearch: true });
      withSearch.push(cost);
      if (round === 0) diskToJson.push((await weighed(desk)) / cost.jsonBytes);
    });
  }
  const rawUs = medianOf(raw, 'cpuUsPerMessage');
  const ownUs = medianOf(withoutSearch, 'cpuUsPerMessage');
  const rxdbUs = medianOf(rxdb, 'cpuUsPerMessage');
  return {
    'ingest.cpuRatioToRawIdb': ownUs / rawUs,
    'ingest.withSearch': medianOf(withSearch, 'cpuUsPerMessage') / rawUs,
    'ingest.cpuRatioToRxdb': ownUs / rxdbUs,
    'ingest.engineRatio': medianOf(withoutSearch, 'engineUs') / rawUs,
    'ingest.pageRatio': medianOf(withoutSearch, 'pageUs') / rawUs,
    'ingest.floorRatio': median(floors) / rawUs,
    'ingest.rawIdbCpuUs': rawUs,
    'ingest.rxdbCpuUs': rxdbUs,
    'ingest.rateRatioToRawIdb':
      medianOf(withoutSearch, 'messagesPerSecond') / medianOf(raw, 'messagesPerSecond'),
    'ingest.messages': messages,
    'disk.ratioToJson': median(diskToJson),
  };
}
