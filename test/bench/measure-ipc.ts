// How fast rows come from the engine's process into the page's worker, beside objects over the context bridge.
import { startHost } from './host-run';
import { inNewProfile } from './profiles';
import type { Figures } from './report';
import { median } from './statistics';
import { sleep } from './waiting';

const cases = 2_000;
const timesEach = 8;
const rounds = 5;
const batchesInFlight = 8;

interface Replayed {
  readonly ms: number;
  readonly longestGapMs: number;
}

/** Both ways carry the same batches, which an engine's feed made, with as many on their way; they take turns. */
export function measureIpc(): Promise<Figures> {
  return inNewProfile(async (profile) => {
    const run = startHost(profile);
    try {
      await run.openPage();
      await run.openEngine({ start: null, profile, withSearch: false, joinsPage: false });
      const mix = { seed: 21, name: 'ipc', followUps: 0, startAt: Date.now() - 3_000_000, everyMs: 1 };
      await run.standIn({ kind: 'pump', total: cases, perPage: 1_000, mix });
      const sizes = await run.order<number[]>('keepBatches', cases);
      const rows = sizes.reduce((sum, size) => sum + size, 0) * timesEach;
      const times = sizes.length * timesEach;
      await run.calm();
      const port: Replayed[] = [];
      const bridge: Replayed[] = [];
      // The first of each only warms up.
      for (let round = 0; round <= rounds; round += 1) {
        const overPort = run.page<Replayed>(`bench.takeFromPort(${times})`);
        await sleep(300);
        await run.order('replayOverPort', times);
        const fromPort = await overPort;
        const overBridge = run.page<Replayed>(`bench.takeFromBridge(${times})`);
        await sleep(300);
        await run.order('replayOverBridge', { times, ahead: batchesInFlight });
        const fromBridge = await overBridge;
        if (round === 0) continue;
        port.push(fromPort);
        bridge.push(fromBridge);
      }
      const perSecond = (all: readonly Replayed[]) => (rows * 1_000) / median(all.map(({ ms }) => ms));
      return {
        'ipc.ratioToContextBridge': perSecond(port) / perSecond(bridge),
        'ipc.rowsPerSecond': perSecond(port),
        'ipc.maxGapMs': median(port.map(({ longestGapMs }) => longestGapMs)),
        'ipc.bridgeMaxGapMs': median(bridge.map(({ longestGapMs }) => longestGapMs)),
      };
    } finally {
      await run.quit();
    }
  });
}
