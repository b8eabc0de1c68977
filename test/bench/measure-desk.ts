// The whole built application with a long list: what a person waits for, from the key to the painted frame.
import { startApp } from './app-run';
import type { ElectronRun } from './electron-run';
import { endMark } from './messages';
import { residentMb } from './process-tree';
import type { Figures } from './report';
import { type SlowDisk, slowDisk } from './slow-disk';
import { median, p95 } from './statistics';
import { conversationCount, type Desk, openCount } from './templates';
import { sleep } from './waiting';

/** Resolves with the milliseconds from the next key's own time stamp to the frame after `isDone` holds. */
function keyToPainted(isDone: string): string {
  return `new Promise((resolve, reject) => {
    const limit = setTimeout(() => { watch.disconnect(); reject(new Error('The key had no effect: ' + ${JSON.stringify(isDone)})); }, 15000);
    let pressedAt = null;
    const isDone = () => ${isDone};
    const look = () => {
      if (pressedAt === null || !isDone()) return;
      watch.disconnect();
      clearTimeout(limit);
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - pressedAt);
        channel.port2.postMessage(null);
      });
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    addEventListener('keydown', (event) => { pressedAt = event.timeStamp; }, { once: true, capture: true });
  })`;
}

const selected = `document.querySelector('[role=option][aria-selected=true]')`;

function pressed(run: ElectronRun, key: string, isDone: string): Promise<number> {
  return run.order<number>('press', { key, watch: keyToPainted(isDone) });
}

/** Goes one case down and waits until it stands selected. */
async function goDown(run: ElectronRun): Promise<number> {
  const before = await run.page<string>(`${selected}?.id ?? ''`);
  return pressed(run, 'j', `${selected} !== null && ${selected}.id !== ${JSON.stringify(before)}`);
}

async function openConversations(run: ElectronRun): Promise<readonly number[]> {
  const took: number[] = [];
  for (let which = 0; which < conversationCount; which += 1) {
    const shown = `(document.querySelector('[role=log]')?.textContent ?? '').includes(${JSON.stringify(endMark(which))})`;
    took.push(await pressed(run, 'j', shown));
    await sleep(120);
  }
  return took;
}

interface Triage {
  readonly times: number;
  readonly pauseMs: number;
  /** No further key is pressed then; absent: all are. */
  readonly until?: number;
}

/** Sets the tier of one case after another, each to what it is not. */
async function triage(
  run: ElectronRun,
  { times, pauseMs, until = Infinity }: Triage,
): Promise<readonly number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times && Date.now() < until; turn += 1) {
    await goDown(run);
    await sleep(pauseMs);
    const now = await run.page<string>(`${selected}.textContent`);
    const wanted = now.startsWith('Yellow') ? { key: '1', word: 'Green' } : { key: '2', word: 'Yellow' };
    took.push(
      await pressed(run, wanted.key, `${selected}?.textContent.startsWith('${wanted.word}') ?? false`),
    );
    await sleep(pauseMs);
  }
  return took;
}

const burstSeconds = 15;
/** As many keys as one person presses meanwhile. */
const burstKeys: Triage = { times: 40, pauseMs: 120 };
const idleKeys: Triage = { times: 60, pauseMs: 60 };

/** Records in the page when each count of open cases was painted. */
const watchCounts = `window.benchWatch?.disconnect(); window.benchCounts = []; window.benchWatch = new MutationObserver(() => {
  const count = ${openCount};
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.benchCounts.push([Date.now(), count]);
    channel.port2.postMessage(null);
  });
}); window.benchWatch.observe(document.querySelector('nav'), { subtree: true, childList: true, characterData: true, attributes: true }); 0`;

interface Burst {
  readonly p95Ms: number;
  readonly backlog: number;
  readonly keys: readonly number[];
}

/** Each message opens a case, so that the count of open cases says which ones are painted. */
async function burst(run: ElectronRun, perMinute: number): Promise<Burst> {
  const base = await run.page<number>(openCount);
  await run.page(watchCounts);
  const [{ handedOverAt }, keys] = await Promise.all([
    run.standIn({
      kind: 'drip',
      perMinute,
      seconds: burstSeconds,
      mix: { seed: 9, name: `burst${Date.now()}`, followUps: 0, startAt: Date.now() - 60_000, everyMs: 1 },
    }),
    triage(run, { ...burstKeys, until: Date.now() + burstSeconds * 1_000 }),
  ]);
  const settled = (handedOverAt.at(-1) ?? 0) + 1_000 - Date.now();
  await sleep(Math.max(0, settled));
  const painted = await run.page<[number, number][]>('window.benchCounts');
  const seenAt = whenSeen(painted, base);
  // What is not painted has waited until now at least.
  const now = Date.now();
  const waits = handedOverAt.map((at, index) => (seenAt(index + 1) ?? now) - at);
  const backlog = handedOverAt.filter((_, index) => {
    const seen = seenAt(index + 1);
    return seen === undefined || seen > (handedOverAt.at(-1) ?? 0) + 1_000;
  }).length;
  return { p95Ms: p95(waits), backlog, keys };
}

/** When a count that holds the nth new case was first painted. */
function whenSeen(painted: readonly (readonly [number, number])[], base: number) {
  const at: number[] = [];
  for (const [time, count] of painted) for (let nth = at.length; nth < count - base; nth += 1) at.push(time);
  return (nth: number): number | undefined => at[nth - 1];
}

async function onOpenDesk<T>(
  desk: Desk,
  env: Desk['env'],
  work: (run: ElectronRun) => Promise<T>,
): Promise<T> {
  const run = startApp({ profile: desk.profile, env: { ...desk.env, ...env } }, { standIn: true });
  try {
    await run.event('painted');
    await run.calm();
    return await work(run);
  } finally {
    await run.quit();
  }
}

async function rendererMb(run: ElectronRun): Promise<number> {
  return residentMb((await run.pids()).page);
}

/** Keys at rest, cases, then both bursts with keys in them. */
export function measureDesk(desk: Desk): Promise<Figures> {
  return onOpenDesk(desk, {}, async (run) => {
    const openCase = await openConversations(run);
    const keys = await triage(run, idleKeys);
    const memory = await rendererMb(run);
    const small = await burst(run, 10_000);
    await run.calm();
    const large = await burst(run, 50_000);
    return {
      'key.p95Ms': p95(keys),
      'key.p50Ms': median(keys),
      'key.burstRatio': p95(small.keys) / p95(keys),
      'key.burst50kRatio': p95(large.keys) / p95(keys),
      'openCase.p95Ms': p95(openCase),
      'openCase.p50Ms': median(openCase),
      'burst10k.p95Ms': small.p95Ms,
      'burst10k.backlog': small.backlog,
      'burst50k.p95Ms': large.p95Ms,
      'burst50k.backlog': large.backlog,
      'rss.rendererMb': memory,
    };
  });
}

/** The page's memory after the same hand movements. */
export function measureMemory(desk: Desk): Promise<number> {
  return onOpenDesk(desk, {}, async (run) => {
    await openConversations(run);
    await triage(run, { times: 10, pauseMs: 60 });
    return rendererMb(run);
  });
}

/** Triage keys where every flush takes five milliseconds longer. Throws when nothing was slowed down. */
export function measureSlowDisk(desk: Desk): Promise<Figures> {
  const disk: SlowDisk = slowDisk(5);
  return onOpenDesk(desk, disk.env, async (run) => {
    await openConversations(run);
    const before = disk.flushes();
    const keys = await triage(run, { ...idleKeys, times: 40 });
    const flushes = disk.flushes() - before;
    if (flushes < keys.length)
      throw new Error(`Of ${keys.length} keys only ${flushes} flushes were slowed down`);
    return { 'key.slowDiskP95Ms': p95(keys), 'key.slowDiskP50Ms': median(keys) };
  });
}
