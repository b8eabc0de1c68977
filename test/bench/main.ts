// Measures the built application against baselines in one run: `npm run bench -- [--quick] [--json FILE] [--against FILE]`.
import { rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildParts } from './build-parts';
import { closeKeys, type Env, keysKind, withKeys } from './desk-keys';
import { endAllRuns } from './electron-run';
import { measureDesk, measureSlowDisk } from './measure-desk';
import { measureIngest } from './measure-ingest';
import { measureIpc } from './measure-ipc';
import { measureLiveRules } from './measure-live-rules';
import { measureFloor, measureMemory } from './measure-memory';
import { measureList, measureReads } from './measure-reads';
import { measureRebuild } from './measure-rebuild';
import { measureRules } from './measure-rules';
import { measureSealing } from './measure-sealing';
import { measureStart } from './measure-start';
import { measureStep } from './measure-step';
import { measureSurgeDetectors } from './measure-surges';
import { type Part, runPart, say } from './parts';
import { type Figures, figuresIn, rounded, table } from './report';
import { listOf, madeTemplate, mixOf, onDesk } from './templates';
import { currentWaits } from './waiting';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    against: { type: 'string' },
    /** Only some parts, by their names. */
    only: { type: 'string' },
    /** Cases in the list in place of 100,000, and messages of the ingest: for trying the bench itself. */
    size: { type: 'string' },
    /** Messages in place of a million. */
    most: { type: 'string' },
  },
});

const whereTyped = process.env['INIT_CWD'] ?? process.cwd();
const size = Number(options.size ?? 100_000);
const most = Number(options.most ?? 1_000_000);
const list = listOf(size);
const ingestSizes = options.quick ? [Math.min(size, 15_000)] : [Math.min(size, 10_000), size];

/** Figures of one size, under its name. */
interface SizedPart extends Part {
  readonly at: number;
}

function ingestPart(messages: number, env: Env): SizedPart {
  const rounds = options.quick || messages > 10_000 ? 2 : 3;
  return {
    name: `ingest of ${messages}`,
    at: messages,
    limitMinutes: messages > 20_000 ? 40 : 10,
    work: () => measureIngest({ messages, rounds, steadyRounds: options.quick ? 1 : rounds, env }),
  };
}

let caseOpenedP50Ms: number | null = null;

function partsAt100k(env: Env): readonly SizedPart[] {
  const part = (name: string, limitMinutes: number, work: Part['work']) => ({
    name,
    at: size,
    limitMinutes,
    work,
  });
  return [
    part('ipc', 5, measureIpc),
    part('fill', 20, async () => {
      await madeTemplate(list, env);
      return {};
    }),
    part('reads', 5, () => onDesk(list, env, measureReads)),
    part('start', 5, () =>
      onDesk(list, env, async (desk) => {
        const start = await measureStart({ desk }, options.quick ? 5 : 9);
        return {
          'start.ratio100k': start.ratio['desk'] ?? Number.NaN,
          'start.cpuRatio': start.cpuRatio['desk'] ?? Number.NaN,
          'start.worksRatio': start.worksRatio['desk'] ?? Number.NaN,
          'start.staticMs': start.staticMs,
        };
      }),
    ),
    part('desk', 8, () =>
      onDesk(list, env, async (desk) => {
        const figures = await measureDesk(desk);
        caseOpenedP50Ms = figures['openCase.p50Ms'] ?? null;
        return figures;
      }),
    ),
    part('rebuild', 10, () => onDesk(list, env, measureRebuild)),
    // Minutes of work that a quick run has no time for.
    ...(options.quick && options.only === undefined
      ? []
      : [part('step', 40, () => onDesk(list, env, measureStep))]),
    part('rules', 10, () => onDesk(list, env, measureRules)),
    part('live-rules', 5, () => onDesk(list, env, measureLiveRules)),
    part('surges', 5, async () => measureSurgeDetectors()),
    part('sealing', 5, sealingFigures),
    part('slow-disk', 5, () => onDesk(list, env, measureSlowDisk)),
  ];
}

/** Opening a case, as painted, over the same without what sealing adds to reading it. */
async function sealingFigures(): Promise<Figures> {
  const { sealed, plain } = await measureSealing();
  const reading = {
    'openCase.readSealedMs': sealed,
    'openCase.readPlainMs': plain,
    'openCase.readSealedRatio': sealed / plain,
  };
  if (caseOpenedP50Ms === null) return reading;
  return { ...reading, 'openCase.sealedRatio': caseOpenedP50Ms / (caseOpenedP50Ms - (sealed - plain)) };
}

/** A million messages beside a tenth of them of the same mix. */
function partsAt1M(env: Env): readonly SizedPart[] {
  const [tenth, whole] = [mixOf(most / 10), mixOf(most)];
  const part = (name: string, limitMinutes: number, work: Part['work']) => ({
    name,
    at: most,
    limitMinutes,
    work,
  });
  return [
    part('fill-1m', 120, async () => {
      await madeTemplate(tenth, env);
      await madeTemplate(whole, env);
      return {};
    }),
    part('reads-1m', 20, async () => {
      const small = await onDesk(tenth, env, measureList);
      const large = await onDesk(whole, env, measureList);
      const storeMs = (figures: Figures) => figures['firstPage.storeP50Ms'] ?? Number.NaN;
      const growth = storeMs(large) / storeMs(small);
      return { ...large, 'firstPage.growth1M': growth };
    }),
    part('start-1m', 20, () =>
      onDesk(whole, env, async (desk) => {
        const start = await measureStart({ desk }, 7);
        return {
          'start.ratio1M': start.ratio['desk'] ?? Number.NaN,
          'start.cpuRatio1M': start.cpuRatio['desk'] ?? Number.NaN,
          'start.worksRatio1M': start.worksRatio['desk'] ?? Number.NaN,
        };
      }),
    ),
    part('memory-1m', 40, async () => {
      const small = await onDesk(tenth, env, measureMemory);
      const large = await onDesk(whole, env, measureMemory);
      return {
        'rss.rendererMb': large.residentMb,
        'rss.growth1M': large.residentMb / small.residentMb,
        'rss.ownMb': large.ownMb,
        'rss.floorMb': (await measureFloor()).residentMb,
      };
    }),
  ];
}

/** The issue names the size of these; what a million messages do to search stands in `bySize`. */
const keptFromTheList = ['search.p95Ms', 'search.rankedP95Ms', 'search.p50Ms'];

function flat(bySize: ReadonlyMap<number, Figures>): Figures {
  const figures: Record<string, number> = {};
  for (const [at, own] of [...bySize].sort(([a], [b]) => a - b))
    for (const [key, value] of Object.entries(own)) {
      const isKept = at === most && keptFromTheList.includes(key) && figures[key] !== undefined;
      if (!isKept) figures[key] = value;
    }
  return figures;
}

async function measureAll(env: Env) {
  const all = [
    ...ingestSizes.map((messages) => ingestPart(messages, env)),
    ...partsAt100k(env),
    ...(options.quick ? [] : partsAt1M(env)),
  ];
  const wanted = options.only?.split(',');
  const isWanted = ({ name }: Part) =>
    wanted === undefined || wanted.some((word) => name === word || name.split(' ')[0] === word);
  const bySize = new Map<number, Figures>();
  const failures: Record<string, string> = {};
  const seconds: Record<string, number> = {};
  for (const part of all.filter(isWanted)) {
    const outcome = await runPart(part);
    bySize.set(part.at, { ...bySize.get(part.at), ...rounded(outcome.figures) });
    seconds[part.name] = outcome.seconds;
    if (outcome.failure !== null) failures[part.name] = outcome.failure;
    writeReport(bySize, failures, seconds);
  }
  return { bySize, failures };
}

/** Written after each part, so that a run that is ended has not been for nothing. */
function writeReport(
  bySize: ReadonlyMap<number, Figures>,
  failures: Readonly<Record<string, string>>,
  seconds: Readonly<Record<string, number>>,
): void {
  if (options.json === undefined) return;
  const sizes = Object.fromEntries([...bySize].map(([at, figures]) => [`at${at}`, figures]));
  const load = loadavg().map((value) => Number(value.toFixed(1)));
  const report = { ...flat(bySize), bySize: sizes, keys: keysKind, load, seconds, failures };
  writeFileSync(path.resolve(whereTyped, options.json), `${JSON.stringify(report, null, 2)}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    say(`ended by ${signal}; waited for: ${currentWaits()}`);
    endAllRuns();
    void closeKeys().finally(() => process.exit(1));
  });

const before = options.against === undefined ? null : figuresIn(path.resolve(whereTyped, options.against));
if (options.json !== undefined) rmSync(path.resolve(whereTyped, options.json), { force: true });
say('building the parts of the bench');
await buildParts();
const { bySize, failures } = await withKeys(measureAll);
console.log(`\n${table(flat(bySize), before)}\n`);
for (const [name, failure] of Object.entries(failures))
  console.log(`${name} failed: ${failure.split('\n')[0]}`);
say('done');
process.exit(Object.keys(failures).length === 0 ? 0 : 1);
