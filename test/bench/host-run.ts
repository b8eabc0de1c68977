// Starts the bench's own window, in which the built engine and store worker run without shell and screens.
import path from 'node:path';
import { out, parts, root } from './build-parts';
import { ElectronRun, storeWorkerUrl } from './electron-run';
import { sleep, until } from './waiting';

interface EngineOptions {
  /** What the shell told the engine of this profile; null: a new profile with a key of its own. */
  readonly start: string | null;
  readonly profile: string;
  readonly withSearch: boolean;
  readonly joinsPage: boolean;
  readonly name?: string;
  /** The product's engine, or one of the two that differ only in sealing. */
  readonly build?: 'product' | 'engine-sealed' | 'engine-plain';
}

export class HostRun extends ElectronRun {
  async openEngine({ name = 'engine', build = 'product', ...options }: EngineOptions): Promise<void> {
    const folder = build === 'product' ? path.join(root, 'dist/engine') : path.join(out, build);
    await this.order('openEngine', { ...options, name, folder });
    if (options.joinsPage) await until('a live projection', () => this.page<boolean>('bench.isFollowing()'));
  }

  async openPage(): Promise<void> {
    await this.order('openPage');
    await this.page(`bench.useWorker(${JSON.stringify(storeWorkerUrl())})`);
  }

  /** Resolves when a find says that the index has read the whole log. */
  async searchReachesLog(): Promise<void> {
    for (;;) {
      const { behindBy } = await this.order<{ behindBy: number }>('query', {
        name: 'search.cases',
        input: { text: 'zzzz', limit: 1 },
      });
      if (behindBy === 0) return;
      await sleep(100);
    }
  }
}

export function startHost(profile: string): HostRun {
  return new HostRun({ words: [parts.host], env: { BENCH_PROFILE: profile, BENCH_PRODUCT: root } });
}
