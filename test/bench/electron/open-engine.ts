// An engine of the bench's own window, joined to a stand-in for the channels and, where there is one, to the page.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { benchWorkspace } from '../workspace';
import { fromJson } from './bytes-json';
import type { StandInOrder } from './channels-stand-in';

export interface EngineOptions {
  /** Where `engine.cjs` and its search thread lie. */
  readonly folder: string;
  readonly profile: string;
  readonly withSearch: boolean;
  /** What the shell told the engine of this profile; null makes a key of its own. */
  readonly start: string | null;
}

interface FeedRows {
  readonly type: string;
  readonly rows: readonly { readonly id: string }[];
  readonly to: number;
}

export class OpenEngine {
  private readonly process: UtilityProcess;
  private readonly standIn: UtilityProcess;
  private questions: MessagePortMain | null = null;
  private asked = 0;

  private constructor(options: EngineOptions) {
    const built = path.join(options.folder, 'engine.cjs');
    this.process = utilityProcess.fork(
      options.withSearch ? built : path.join(__dirname, 'engine-without-search.cjs'),
      [],
      { env: { ...process.env, BENCH_ENGINE: built } },
    );
    this.standIn = utilityProcess.fork(path.join(__dirname, 'channels-stand-in.cjs'));
  }

  /** Resolves when the engine has opened its log. */
  static async open(options: EngineOptions): Promise<OpenEngine> {
    const engine = new OpenEngine(options);
    const ready = new Promise<void>((resolve, reject) => {
      engine.process.once('exit', (code) => reject(new Error(`The engine ended (${code})`)));
      engine.process.on('message', (message) => {
        if (message.type === 'ready') resolve();
        if (message.type === 'failed' || message.type === 'workspaceRejected')
          reject(new Error(JSON.stringify(message)));
      });
    });
    engine.process.postMessage(startMessage(options));
    const toChannels = new MessageChannelMain();
    engine.process.postMessage({ type: 'connect', role: 'channels' }, [toChannels.port1]);
    engine.standIn.postMessage({ type: 'connect' }, [toChannels.port2]);
    await ready;
    return engine;
  }

  get pids() {
    return { engine: this.process.pid ?? 0, standIn: this.standIn.pid ?? 0 };
  }

  connect(role: 'page' | 'feed'): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.process.postMessage({ type: 'connect', role }, [port1]);
    return port2;
  }

  standInWorks(order: StandInOrder): Promise<unknown> {
    return new Promise((resolve) => {
      this.standIn.once('message', ({ report }) => resolve(report));
      this.standIn.postMessage({ type: 'bench', order });
    });
  }

  /** Asks as the page does, but from here. */
  query<T>(name: string, input: unknown): Promise<T> {
    this.questions ??= this.connect('page');
    const port = this.questions;
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      const heard = ({ data }: { data: { type: string; id?: number; result?: Answer } }) => {
        if (data.type !== 'reply' || data.id !== id) return;
        port.off('message', heard);
        if (data.result?.ok) resolve(data.result.value as T);
        else reject(new Error(`${name}: ${JSON.stringify(data.result)}`));
      };
      port.on('message', heard);
      port.start();
      port.postMessage({ id, kind: 'query', name, input });
    });
  }

  /** What the feed tells a worker that holds nothing, until it has told of as many cases. */
  feedBatches(cases: number): Promise<readonly FeedRows[]> {
    const port = this.connect('feed');
    const batches: FeedRows[] = [];
    const seen = new Set<string>();
    return new Promise((resolve) => {
      port.on('message', ({ data }: { data: FeedRows }) => {
        if (data.type !== 'batch' && data.type !== 'fill') return;
        batches.push(data);
        for (const { id } of data.rows) seen.add(id);
        if (seen.size >= cases) resolve(batches);
        port.postMessage({ type: data.type === 'fill' ? 'filled' : 'applied', position: data.to });
      });
      port.start();
      port.postMessage({ type: 'ready', generation: null, position: 0 });
    });
  }

  async close(): Promise<void> {
    await Promise.all(
      [this.process, this.standIn].map(
        (process) =>
          new Promise<void>((resolve) => {
            process.removeAllListeners('exit');
            process.once('exit', () => resolve());
            process.kill();
          }),
      ),
    );
  }
}

interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
}

function startMessage({ start, profile }: EngineOptions): unknown {
  const fresh = {
    type: 'start',
    dataKey: new Uint8Array(randomBytes(32)),
    sandbox: false,
    scenario: null,
    freshKey: true,
    workspaceText: benchWorkspace,
  };
  const told = start === null ? fresh : { ...fromJson(start), freshKey: false };
  return { ...told, profileDir: profile };
}
