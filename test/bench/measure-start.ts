// From the start of the program to its first painted rows, beside a window with fixed rows and nothing behind it.
import { startApp } from './app-run';
import { parts } from './build-parts';
import { ElectronRun } from './electron-run';
import { cpuOf } from './process-tree';
import { inNewProfile } from './profiles';
import { median } from './statistics';
import type { Desk } from './templates';
import { sleep } from './waiting';

interface Start {
  readonly ms: number;
  readonly cpuMs: number;
  /** Until the list is one that keys can work in. */
  readonly worksMs: number;
}

export interface StartResult {
  readonly staticMs: number;
  /** By the names of the desks. */
  readonly ratio: Readonly<Record<string, number>>;
  readonly cpuRatio: Readonly<Record<string, number>>;
  readonly worksRatio: Readonly<Record<string, number>>;
}

/** What goes on behind the first rows may end before the program does, as with a person. */
const lingerMs = 1_500;

async function timed(start: () => ElectronRun, isStatic: boolean): Promise<Start> {
  const run = start();
  try {
    const paintedAt = await run.event<number>('painted');
    const cpuMs = cpuOf(run.pid);
    const worksAt = isStatic ? paintedAt : await run.event<number>('works');
    await sleep(lingerMs);
    return { ms: paintedAt - run.startedAt, cpuMs, worksMs: worksAt - run.startedAt };
  } finally {
    await run.quit();
  }
}

/** All start on profiles that were open before, in turns. */
export function measureStart(desks: Readonly<Record<string, Desk>>, rounds: number): Promise<StartResult> {
  return inNewProfile(async (profile) => {
    const startStatic = () => new ElectronRun({ words: [parts.static], env: { BENCH_PROFILE: profile } });
    const contenders: Record<string, () => ElectronRun> = { static: startStatic };
    for (const [name, desk] of Object.entries(desks))
      contenders[name] = () => startApp(desk, { standIn: false });
    const starts: Record<string, Start[]> = {};
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, start] of Object.entries(contenders)) {
        const took = await timed(start, name === 'static');
        // The first of each fills the caches.
        if (round > 0) starts[name] = [...(starts[name] ?? []), took];
      }
    }
    const medianOf = (name: string, part: keyof Start) =>
      median((starts[name] ?? []).map((start) => start[part]));
    const ratioOf = (part: keyof Start) =>
      Object.fromEntries(
        Object.keys(desks).map((name) => [name, medianOf(name, part) / medianOf('static', part)]),
      );
    return {
      staticMs: medianOf('static', 'ms'),
      ratio: ratioOf('ms'),
      cpuRatio: ratioOf('cpuMs'),
      worksRatio: ratioOf('worksMs'),
    };
  });
}
