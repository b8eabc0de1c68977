// Measures the built application against baselines in one run: `npm run bench -- [--quick] [--json FILE] [--against FILE]`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hasKeyring, TestKeyring } from '../e2e/keyring';
import { buildParts } from './build-parts';
import { type DeskOptions, fillDesk, measureDesk } from './measure-desk';
import { measureIngest, measureReads } from './measure-ingest';
import { measureStart } from './measure-start';
import { inNewProfile } from './profiles';
import { type Figures, figuresIn, rounded, table } from './report';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    against: { type: 'string' },
    /** Only some parts: ingest, reads, desk. */
    only: { type: 'string' },
  },
});

const whereTyped = process.env['INIT_CWD'] ?? process.cwd();
const sizes = options.quick ? [10_000] : [10_000, 100_000];
const wants = (part: string) => options.only === undefined || options.only.split(',').includes(part);

const startedAt = Date.now();
function say(text: string): void {
  console.log(`[${String(Math.round((Date.now() - startedAt) / 1_000)).padStart(4)} s] ${text}`);
}

async function ingestFigures(size: number): Promise<Figures> {
  say(`ingest of ${size} messages`);
  const rounds = size > 10_000 ? 1 : 3;
  const { raw, withoutSearch, withSearch } = await measureIngest(size, rounds);
  return {
    'ingest.cpuRatioToRawIdb': withoutSearch.cpuUsPerMessage / raw.cpuUsPerMessage,
    'ingest.withSearch': withSearch.cpuUsPerMessage / raw.cpuUsPerMessage,
    'ingest.engineRatio': withoutSearch.engineUs / raw.cpuUsPerMessage,
    'ingest.pageRatio': withoutSearch.pageUs / raw.cpuUsPerMessage,
    'ingest.rawIdbCpuUs': raw.cpuUsPerMessage,
    'ingest.rateRatioToRawIdb': withoutSearch.messagesPerSecond / raw.messagesPerSecond,
  };
}

async function readFigures(size: number, rawCpuUs: number | undefined): Promise<Figures> {
  say(`reads in a list of ${size} cases`);
  const reads = await measureReads(size);
  if (!reads.countersAgree) throw new Error('The stored counters differ from a fresh count');
  return {
    ...(rawCpuUs === undefined ? {} : { 'ingest.allNewCases': reads.cpuUsPerNewCase / rawCpuUs }),
    'firstPage.p95Ms': reads.firstPageP95Ms,
    'counters.p95Ms': reads.countersP95Ms,
    'search.p95Ms': reads.searchP95Ms,
    'disk.ratioToJson': reads.diskToJson,
  };
}

async function deskFigures(size: number, desk: DeskOptions): Promise<Figures> {
  say(`filling a desk with ${size} cases`);
  await fillDesk(desk, size);
  say('starting it beside a static page');
  const start = await measureStart(desk, options.quick ? 5 : 9);
  say('pressing its keys');
  const hands = await measureDesk(desk);
  return {
    [size === 10_000 ? 'start.ratio10k' : 'start.ratio100k']: start.ratio,
    'start.cpuRatio': start.cpuRatio,
    'start.staticMs': start.staticMs,
    'key.p95Ms': hands.keyP95Ms,
    'key.p50Ms': hands.keyP50Ms,
    'key.burstRatio': hands.keyBurstRatio,
    'openCase.p95Ms': hands.openCaseP95Ms,
    'openCase.p50Ms': hands.openCaseP50Ms,
    'burst10k.p95Ms': hands.burstP95Ms,
    'burst10k.backlog': hands.burstBacklog,
    'rss.rendererMb': hands.rendererMb,
  };
}

/** A real keychain stands on the way of a start where the machine has one; a passphrase is made slow on purpose. */
async function withKeys<T>(work: (env: Readonly<Record<string, string>>) => Promise<T>): Promise<T> {
  if (!hasKeyring)
    return work({ SEMAFORO_KEY_FALLBACK: 'passphrase', SEMAFORO_PASSPHRASE: 'only for measuring' });
  const keyring = await TestKeyring.start();
  try {
    return await work({ DBUS_SESSION_BUS_ADDRESS: keyring.address });
  } finally {
    await keyring.close();
  }
}

await buildParts();
const bySize: Record<string, Figures> = {};
for (const size of sizes) {
  const ingest = wants('ingest') ? await ingestFigures(size) : {};
  const reads = wants('reads') ? await readFigures(size, ingest['ingest.rawIdbCpuUs']) : {};
  const desk = wants('desk')
    ? await withKeys((env) =>
        inNewProfile((folder) => deskFigures(size, { profile: path.join(folder, 'desk'), env })),
      )
    : {};
  bySize[`at${size}`] = rounded({ ...ingest, ...reads, ...desk });
  say(`done with ${size}`);
}

// The largest size speaks for a figure; a figure of one size only keeps its own.
const figures: Figures = Object.assign({}, ...Object.values(bySize));
const before = options.against === undefined ? null : figuresIn(path.resolve(whereTyped, options.against));
console.log(`\n${table(figures, before)}\n`);
if (options.json !== undefined) {
  const report = { ...figures, bySize, keys: hasKeyring ? 'keychain' : 'passphrase' };
  writeFileSync(path.resolve(whereTyped, options.json), `${JSON.stringify(report, null, 2)}\n`);
}
