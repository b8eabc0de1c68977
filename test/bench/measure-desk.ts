// The whole built application with a long list: what a person waits for, from the key to the painted frame.
import { startApp } from './app-run';
import { burst } from './burst';
import { openConversations, type Triage, triage } from './desk-hands';
import type { ElectronRun } from './electron-run';
import { residentMb } from './process-tree';
import type { Figures } from './report';
import { type SlowDisk, slowDisk } from './slow-disk';
import { median, p95 } from './statistics';
import type { Desk } from './templates';

const idleKeys: Triage = { times: 60, pauseMs: 60 };
/** As many keys as one person presses meanwhile. */
const shortBurst = { seconds: 15, times: 40 };

/** Opens the application on the desk, and its list for keys; `workspace` is a file that it takes in first. */
export async function onOpenDesk<T>(
  desk: Desk,
  { env = {}, ...workspace }: { readonly env?: Desk['env']; readonly workspace?: string },
  work: (run: ElectronRun) => Promise<T>,
): Promise<T> {
  const run = startApp(
    { profile: desk.profile, env: { ...desk.env, ...env } },
    { standIn: true, ...workspace },
  );
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
    const small = await burst(run, { ...shortBurst, perMinute: 10_000 });
    await run.calm();
    const large = await burst(run, { ...shortBurst, perMinute: 50_000 });
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

/** Triage keys where every flush takes five milliseconds longer. Throws when nothing was slowed down. */
export function measureSlowDisk(desk: Desk): Promise<Figures> {
  const disk: SlowDisk = slowDisk(5);
  return onOpenDesk(desk, { env: disk.env }, async (run) => {
    await openConversations(run);
    const before = disk.flushes();
    const keys = await triage(run, { ...idleKeys, times: 40 });
    const flushes = disk.flushes() - before;
    if (flushes < keys.length)
      throw new Error(`Of ${keys.length} keys only ${flushes} flushes were slowed down`);
    return { 'key.slowDiskP95Ms': p95(keys), 'key.slowDiskP50Ms': median(keys) };
  });
}
