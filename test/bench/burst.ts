// Messages that arrive whether or not anybody keeps up: how long until each is painted, and what keys take meanwhile.
import { triage } from './desk-hands';
import type { ElectronRun } from './electron-run';
import { p95 } from './statistics';
import { openCount } from './templates';
import { sleep } from './waiting';

/** Time that one person lets pass around each key meanwhile. */
const pauseMs = 120;

/** Records in the page when each count of open cases was painted. */
const watchCounts = `window.benchWatch?.disconnect(); window.benchCounts = []; window.benchWatch = new MutationObserver(() => {
  const count = ${openCount};
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.benchCounts.push([Date.now(), count]);
    channel.port2.postMessage(null);
  });
}); window.benchWatch.observe(document.querySelector('nav'), { subtree: true, childList: true, characterData: true, attributes: true }); 0`;

interface BurstOrder {
  readonly perMinute: number;
  readonly seconds: number;
  /** How many cases the hands go through meanwhile, where time allows. */
  readonly times: number;
}

interface Burst {
  readonly messages: number;
  readonly p95Ms: number;
  readonly backlog: number;
  readonly keys: readonly number[];
}

/** Each message opens a case, so that the count of open cases says which ones are painted. */
export async function burst(run: ElectronRun, { perMinute, seconds, times }: BurstOrder): Promise<Burst> {
  const base = await run.page<number>(openCount);
  await run.page(watchCounts);
  const [{ handedOverAt }, keys] = await Promise.all([
    run.standIn({
      kind: 'drip',
      perMinute,
      seconds,
      mix: { seed: 9, name: `burst${Date.now()}`, followUps: 0, startAt: Date.now() - 60_000, everyMs: 1 },
    }),
    triage(run, { times, pauseMs, until: Date.now() + seconds * 1_000 }),
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
  return { messages: handedOverAt.length, p95Ms: p95(waits), backlog, keys };
}

/** When a count that holds the nth new case was first painted. */
function whenSeen(painted: readonly (readonly [number, number])[], base: number) {
  const at: number[] = [];
  for (const [time, count] of painted) for (let nth = at.length; nth < count - base; nth += 1) at.push(time);
  return (nth: number): number | undefined => at[nth - 1];
}
