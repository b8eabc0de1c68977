// A start without the list's store: until the most urgent cases stand there, and until the list is whole again.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { startApp } from './app-run';
import type { ElectronRun } from './electron-run';
import { cpuOf, cpuOfOne, residentMb } from './process-tree';
import type { Figures } from './report';
import { type Desk, openCount } from './templates';
import { until } from './waiting';

const rowsShown = `document.querySelectorAll('[role=listbox] [role=option]').length`;

/** Has the page note the longest time between two of its frames; `longestGap` gives it and begins anew. */
export async function watchGaps(run: ElectronRun): Promise<void> {
  await run.page(`(() => {
    window.longestGap = 0;
    let last = performance.now();
    const look = (now) => {
      window.longestGap = Math.max(window.longestGap, now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`);
}

export const longestGap = (run: ElectronRun): Promise<number> =>
  run.page<number>('(() => { const gap = window.longestGap; window.longestGap = 0; return gap; })()');

/** The page is not there at once, and an answer of no is one too. */
export const says = (run: ElectronRun, condition: string) => () =>
  run.page<boolean>(condition).catch(() => false);

export async function measureRebuild({ profile, env, cases }: Desk): Promise<Figures> {
  for (const lost of ['IndexedDB', 'start-page'])
    rmSync(path.join(profile, lost), { recursive: true, force: true });
  const run = startApp({ profile, env }, { standIn: true });
  try {
    await until('the page is there', says(run, `document.body !== null`));
    const from = { at: Date.now(), cpuMs: cpuOf(run.pid) };
    await watchGaps(run);
    await until('the first rows', says(run, `${rowsShown} > 3`));
    const firstRowsMs = Date.now() - from.at;
    await until('the whole list', says(run, `${openCount} >= ${cases}`));
    const wholeMs = Date.now() - from.at;
    const { page, engine = 0 } = await run.pids();
    const ofOne = (pid: number) => cpuOfOne(pid) / cases;
    return {
      'rebuild.seconds': wholeMs / 1_000,
      'rebuild.firstRowsMs': firstRowsMs,
      'rebuild.maxGapMs': await longestGap(run),
      'rebuild.cpuMsPerCase': (cpuOf(run.pid) - from.cpuMs) / cases,
      'rebuild.engineMsPerCase': ofOne(engine),
      'rebuild.pageMsPerCase': ofOne(page),
      'rebuild.browserMsPerCase': ofOne(run.pid),
      'rebuild.rendererMb': residentMb(page),
    };
  } finally {
    await run.quit();
  }
}
