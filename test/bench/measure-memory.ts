// What the page takes in memory while somebody works, and what any page takes.
import { parts } from './build-parts';
import { openConversations, triage } from './desk-hands';
import { ElectronRun } from './electron-run';
import { onOpenDesk } from './measure-desk';
import { cpuOfOne, type Memory, memoryOf } from './process-tree';
import { inNewProfile } from './profiles';
import type { Desk } from './templates';
import { sleep, waitingFor } from './waiting';

/** The look through a long list costs the page 40 ms in each second; a page at rest next to nothing. */
const idleMs = 20;
const idleSeconds = 10;
const idleLimitMs = 15 * 60_000;

/** Resolves when the page's process has had nothing to do for ten seconds. */
async function idle(pid: number): Promise<void> {
  const end = Date.now() + idleLimitMs;
  for (let seconds = 0; seconds < idleSeconds; ) {
    if (Date.now() > end) throw new Error(`The page was not idle within ${idleLimitMs / 1_000} s`);
    const before = cpuOfOne(pid);
    await sleep(1_000);
    seconds = cpuOfOne(pid) - before <= idleMs ? seconds + 1 : 0;
  }
}

/** The page's memory right after forty cases and ten keys, pressed once the list has been looked through. */
export function measureMemory(desk: Desk): Promise<Memory> {
  return onOpenDesk(desk, {}, async (run) => {
    const { page } = await run.pids();
    await waitingFor('the list to be looked through', idle(page));
    await openConversations(run);
    await triage(run, { times: 10, pauseMs: 60 });
    return memoryOf(page);
  });
}

/** Fifty fixed rows in a window of the same size, with no script that goes on. */
export function measureFloor(): Promise<Memory> {
  return inNewProfile(async (profile) => {
    const run = new ElectronRun({ words: [parts.static], env: { BENCH_PROFILE: profile } });
    try {
      await run.event('painted');
      const { page } = await run.pids();
      await waitingFor('the static page to become idle', idle(page));
      return memoryOf(page);
    } finally {
      await run.quit();
    }
  });
}
