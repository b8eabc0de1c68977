// From the start of the program to its first painted rows, beside a window with fixed rows and nothing behind it.
import { parts } from './build-parts';
import { ElectronRun } from './electron-run';
import { type DeskOptions, startApp } from './measure-desk';
import { cpuOf } from './process-tree';
import { inNewProfile } from './profiles';
import { median } from './statistics';

export interface StartResult {
  readonly ratio: number;
  readonly cpuRatio: number;
  readonly staticMs: number;
}

interface Start {
  readonly ms: number;
  readonly cpuMs: number;
}

async function timed(start: () => ElectronRun): Promise<Start> {
  const run = start();
  try {
    const paintedAt = await run.event<number>('painted');
    return { ms: paintedAt - run.startedAt, cpuMs: cpuOf(run.pid) };
  } finally {
    await run.quit();
  }
}

/** Both start on profiles that were open before, in turns. */
export function measureStart(desk: DeskOptions, rounds: number): Promise<StartResult> {
  return inNewProfile(async (profile) => {
    const startStatic = () => new ElectronRun({ words: [parts.static], env: { BENCH_PROFILE: profile } });
    const startProduct = () => startApp(desk, { standIn: false });
    await timed(startStatic);
    await timed(startProduct);
    const statics: Start[] = [];
    const products: Start[] = [];
    for (let round = 0; round < rounds; round += 1) {
      statics.push(await timed(startStatic));
      products.push(await timed(startProduct));
    }
    const staticMs = median(statics.map(({ ms }) => ms));
    return {
      ratio: median(products.map(({ ms }) => ms)) / staticMs,
      cpuRatio: median(products.map(({ cpuMs }) => cpuMs)) / median(statics.map(({ cpuMs }) => cpuMs)),
      staticMs,
    };
  });
}
