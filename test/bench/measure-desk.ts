// The whole built application with a long list: what a person waits for, from the key to the painted frame.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parts, root } from './build-parts';
import { ElectronRun, sleep, until } from './electron-run';
import { endMark } from './messages';
import { residentMb } from './process-tree';
import { median, p95 } from './statistics';
import { benchWorkspace } from './workspace';

export interface DeskOptions {
  readonly profile: string;
  readonly env: Readonly<Record<string, string>>;
}

export function startApp(
  { profile, env }: DeskOptions,
  options: { readonly standIn: boolean; readonly workspace?: string },
): ElectronRun {
  const workspace = options.workspace === undefined ? [] : ['--workspace', options.workspace];
  return new ElectronRun({
    words: [root, '--profile', profile, '--no-window-effects', ...workspace],
    hook: parts.appHook,
    env: { ...env, BENCH_STAND_IN: options.standIn ? '1' : '0' },
  });
}

const conversationCount = 40;
const conversationLength = 30;

/** How many cases the navigation says are open. */
const openCount = `Number((document.querySelector('nav [aria-current=page]')?.getAttribute('aria-label') ?? '').replace(/\\D/g, ''))`;

/** Fills a profile with as many cases, conversations of 30 messages on top, through the running application. */
export async function fillDesk(desk: DeskOptions, cases: number): Promise<void> {
  mkdirSync(desk.profile, { recursive: true });
  const workspace = path.join(desk.profile, 'bench-workspace.yaml');
  writeFileSync(workspace, benchWorkspace);
  const run = startApp(desk, { standIn: true, workspace });
  try {
    await until('the desk', () =>
      run.page<boolean>(`document.querySelector('nav [aria-current=page]') !== null`),
    );
    const mix = { seed: 5, name: 'desk', followUps: 0 };
    const earliest = Date.now() - 5_000_000;
    await run.standIn({
      kind: 'conversations',
      count: conversationCount,
      length: conversationLength,
      mix: { ...mix, name: 'long', startAt: earliest, everyMs: 1 },
    });
    await run.standIn({
      kind: 'pump',
      total: cases - conversationCount,
      perPage: 1_000,
      mix: { ...mix, startAt: Date.now() - 3_000_000, everyMs: 2_000_000 / cases },
    });
    await until('all cases in the list', async () => (await run.page<number>(openCount)) === cases);
    await run.calm();
  } finally {
    await run.quit();
  }
}

/** Resolves with the milliseconds from the next key's own time stamp to the frame after `isDone` holds. */
function keyToPainted(isDone: string): string {
  return `new Promise((resolve, reject) => {
    const limit = setTimeout(() => { watch.disconnect(); reject(new Error('The key had no effect: ' + ${JSON.stringify(isDone)})); }, 8000);
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

/** Sets the tier of one case after another, each to what it is not. */
async function triage(run: ElectronRun, times: number, pauseMs: number): Promise<readonly number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
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

export interface DeskResult {
  readonly keyP95Ms: number;
  readonly keyP50Ms: number;
  readonly openCaseP95Ms: number;
  readonly openCaseP50Ms: number;
  readonly rendererMb: number;
  readonly burstP95Ms: number;
  readonly burstBacklog: number;
  readonly keyBurstRatio: number;
}

const burst = { perMinute: 10_000, seconds: 20 };

/** Records in the page when each count of open cases was painted. */
const watchCounts = `window.benchCounts = []; new MutationObserver(() => {
  const count = ${openCount};
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.benchCounts.push([Date.now(), count]);
    channel.port2.postMessage(null);
  });
}).observe(document.querySelector('nav'), { subtree: true, childList: true, characterData: true, attributes: true }); 0`;

export async function measureDesk(desk: DeskOptions): Promise<DeskResult> {
  const run = startApp(desk, { standIn: true });
  try {
    await run.event('painted');
    await run.calm();
    const { page } = await run.pids();
    const openCase = await openConversations(run);
    const keys = await triage(run, 60, 60);
    const rendererMb = residentMb(page);
    const base = await run.page<number>(openCount);
    await run.page(watchCounts);
    const [{ handedOverAt }, burstKeys] = await Promise.all([
      run.standIn({
        kind: 'drip',
        ...burst,
        mix: { seed: 9, name: `burst-${Date.now()}`, followUps: 0, startAt: Date.now() - 60_000, everyMs: 1 },
      }),
      triage(run, 30, 120),
    ]);
    await sleep(1_000);
    const painted = await run.page<[number, number][]>('window.benchCounts');
    const seenAt = (nth: number) => painted.find(([, count]) => count >= base + nth)?.[0];
    const waits = handedOverAt.flatMap((at, index) => {
      const seen = seenAt(index + 1);
      return seen === undefined ? [] : [seen - at];
    });
    return {
      keyP95Ms: p95(keys),
      keyP50Ms: median(keys),
      openCaseP95Ms: p95(openCase),
      openCaseP50Ms: median(openCase),
      rendererMb,
      burstP95Ms: p95(waits),
      burstBacklog: handedOverAt.length - waits.length,
      keyBurstRatio: p95(burstKeys) / p95(keys),
    };
  } finally {
    await run.quit();
  }
}
