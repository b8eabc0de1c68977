// One desktop in a simulated world: engine, channels process and page, each of which may die and come back.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AccountDesk } from '../../src/main/channels/account-desk';
import { Engine } from '../../src/main/engine/engine';
import { type Log, openLog } from '../../src/main/engine/log/open-log';
import type { FromChannels, ToChannels } from '../../src/shared/ipc/channels-port';
import type { FeedMessage, WorkerMessage } from '../../src/shared/ipc/feed';
import type { Result } from '../../src/shared/ipc/result';
import type { RaisedWarning } from '../../src/shared/ipc/shell-ports';
import type { Chance } from '../../src/shared/scenario/chance';
import { noSearch } from '../support/no-search';
import type { SimChannel } from './sim-channel';
import { type SimDisk, simDisk } from './sim-disk';
import { type SimProcess, simPort } from './sim-port';
import type { SimProjection } from './sim-projection';
import { type SimTime, unlessKilled } from './sim-time';

const dataKey = Buffer.alloc(32, 5);
const workspace = readFileSync(
  path.join(import.meta.dirname, '../fixtures/two-brands.workspace.yaml'),
  'utf8',
).replaceAll('channel: bluesky,', 'channel: bluesky, pollEvery: 20 s,');
/** The shell starts a part that died again after a moment. */
const restartMs = 800;

export interface DeskWorld {
  readonly time: SimTime;
  readonly chance: Chance;
  readonly folder: string;
  readonly channels: ReadonlyMap<string, SimChannel>;
  readonly projection: SimProjection;
  /** Called with the folder at rest, between the death of an engine and the start of the next. */
  readonly betweenEngines: () => void;
}

interface Running {
  readonly process: SimProcess;
  readonly engine: Engine;
  readonly disk: SimDisk;
}

export class SimDesk {
  readonly warnings: RaisedWarning[] = [];
  kills = 0;
  private running: Running | null = null;
  private channels: { readonly process: SimProcess; readonly desk: AccountDesk } | null = null;
  private page: SimProcess | null = null;
  private diskIsFull = false;
  private readonly logs: Log[] = [];
  private ids = 0;

  constructor(private readonly world: DeskWorld) {
    this.startEngine();
  }

  /** The log of the engine that runs, or that ran last. */
  get log(): Log | null {
    return this.logs.at(-1) ?? null;
  }

  get isUp(): boolean {
    return this.running !== null;
  }

  newId(): string {
    this.ids += 1;
    // The end of an id is left free: what is new in one step is told apart by it.
    return `${this.ids.toString(16).padStart(30, '0')}00`;
  }

  /** Null when the engine died before the answer came: nobody knows whether it was done. */
  async command(name: string, input: unknown, operationId: string): Promise<Result<unknown> | null> {
    return this.ask({ id: 1, kind: 'command', name, input, operationId });
  }

  query(name: string, input: unknown): Promise<Result<unknown> | null> {
    return this.ask({ id: 1, kind: 'query', name, input });
  }

  killEngine(): void {
    if (this.running !== null) this.engineDied(this.running.process);
  }

  /** The engine dies around its next transaction. */
  doomEngine(doom: NonNullable<SimDisk['doom']>): void {
    if (this.running !== null) this.running.disk.doom = doom;
  }

  killChannels(): void {
    if (this.channels === null) return;
    const { process } = this.channels;
    process.isAlive = false;
    this.world.time.drop(process);
    this.channels = null;
    const { running } = this;
    if (running !== null)
      this.world.time.after(running.process, 1, () => running.engine.connectChannels(null));
    this.world.time.after(this, restartMs, () => this.startChannels());
  }

  reloadPage(): void {
    if (this.page !== null) {
      this.page.isAlive = false;
      this.world.time.drop(this.page);
    }
    this.connectPage();
  }

  fillDisk(isFull: boolean): void {
    this.diskIsFull = isFull;
    if (this.running !== null) this.running.disk.isFull = isFull;
  }

  /** The machine woke up. */
  resume(): void {
    const { running } = this;
    if (running !== null) unlessKilled(() => running.engine.resume());
  }

  close(): void {
    for (const { process } of [this.running, this.channels].filter((part) => part !== null))
      process.isAlive = false;
    for (const log of this.logs) log.close();
  }

  private async ask(request: Parameters<Engine['handle']>[0]): Promise<Result<unknown> | null> {
    const { running } = this;
    if (running === null) return null;
    const result = await running.engine.handle(request);
    return running.process.isAlive ? result : null;
  }

  private engineDied(process: SimProcess): void {
    if (this.running?.process !== process) return;
    this.kills += 1;
    process.isAlive = false;
    this.running = null;
    const { time } = this.world;
    time.drop(process);
    if (this.page !== null) this.page.isAlive = false;
    this.page = null;
    const { channels } = this;
    if (channels !== null) time.after(channels.process, 1, () => void channels.desk.stopAll());
    time.after(this, restartMs, () => this.startEngine());
  }

  private startEngine(): void {
    const { time, folder, betweenEngines } = this.world;
    if (this.logs.length > 0) betweenEngines();
    const log = openLog(path.join(folder, 'log.db'), dataKey);
    this.logs.push(log);
    const process: SimProcess = { isAlive: true };
    const disk = simDisk(log, () => this.engineDied(process));
    disk.isFull = this.diskIsFull;
    const engine = new Engine({
      log: disk.log,
      search: noSearch,
      clock: time.engineClock(process),
      chance: { id: () => this.newId() },
      sandbox: false,
      salvaged: false,
      damaged: () => {
        throw new Error('The log was found damaged, and nobody damaged it');
      },
      freeBytes: () => null,
      reserveBytes: 0,
      tellShell: (message) => {
        if (message.type === 'warning' && process.isAlive) this.warnings.push(message);
      },
    });
    this.running = { process, engine, disk };
    unlessKilled(() => {
      if (!engine.hasWorkspace()) {
        const problems = engine.importWorkspace(workspace, 'simulation');
        if (problems.length > 0) throw new Error(JSON.stringify(problems));
      }
      engine.begin();
    });
    this.connectPage();
    if (this.channels === null) this.startChannels();
    else void this.joinChannels();
  }

  private startChannels(): void {
    if (this.channels !== null) return;
    const { time, chance, channels } = this.world;
    const process: SimProcess = { isAlive: true };
    const desk = new AccountDesk({
      clock: time.channelsClock(process, chance),
      post: (message) => this.toEngine?.(message),
      saveSecret: () => undefined,
      open: (config) => {
        const channel = channels.get(config.accountId);
        if (channel === undefined) throw new Error('No such channel');
        return { connection: channel.connect(process), beforePoll: () => undefined };
      },
    });
    desk.setSecrets(Object.fromEntries([...channels.keys()].map((id) => [id, { token: 'x' }])));
    this.channels = { process, desk };
    void this.joinChannels();
  }

  private toEngine: ((message: FromChannels) => void) | null = null;

  /** As the shell does: a new port between the two, once what the former engine asked for has ended. */
  private async joinChannels(): Promise<void> {
    const { channels, running } = this;
    if (channels === null || running === null) return;
    this.toEngine = null;
    await channels.desk.stopAll();
    if (!channels.process.isAlive || !running.process.isAlive || this.channels !== channels) return;
    const ends = { from: running.process, to: channels.process };
    const post = simPort<ToChannels>(this.world, ends, (message) => channels.desk.heard(message));
    const back = { from: channels.process, to: running.process };
    this.toEngine = simPort<FromChannels>(this.world, back, (message) =>
      running.engine.hearChannels(message),
    );
    unlessKilled(() => running.engine.connectChannels(post));
    this.toEngine({ type: 'ready' });
  }

  private connectPage(): void {
    const { running } = this;
    if (running === null) return;
    const page: SimProcess = { isAlive: true };
    this.page = page;
    const { projection } = this.world;
    const toPage = simPort<FeedMessage>(this.world, { from: running.process, to: page }, (message) =>
      projection.receive(message),
    );
    const toEngine = simPort<WorkerMessage>(this.world, { from: page, to: running.process }, (message) =>
      running.engine.hearWorker(message),
    );
    unlessKilled(() => running.engine.connectFeed(toPage));
    projection.connect(toEngine);
  }
}
