// Runs the engine and the channels, joins them with each other and with the page, and knows how they are.
import { MessageChannelMain, type MessagePortMain } from 'electron';
import { assertNever } from '../../shared/domain/assert-never';
import type { ConnectionReport } from '../../shared/ipc/connection-report';
import type { DeskState } from '../../shared/ipc/contract';
import {
  type AccountSecret,
  channelsToShellSchema,
  type EngineToShell,
  engineToShellSchema,
  type ShellToChannels,
  type ShellToEngine,
} from '../../shared/ipc/shell-ports';
import { ConnectionTests } from './connection-tests';
import { DeskHub } from './desk-hub';
import type { DeskParts, OpenDesk } from './desk-parts';
import { DeskSecrets } from './desk-secrets';
import { EngineOrders } from './engine-orders';
import { RequestFailure } from './request-failure';
import { SeatPins } from './seat-pins';
import { SupervisedProcess } from './supervised-process';

const leaveLimitMs = 2_000;

export class Desk {
  readonly #parts: DeskParts;
  readonly #engine: SupervisedProcess;
  readonly #channels: SupervisedProcess;
  readonly #tests: ConnectionTests;
  readonly secrets: DeskSecrets;
  readonly hub: DeskHub;
  readonly seats = new SeatPins();
  readonly orders = new EngineOrders((order) => this.#toEngine(order));
  #open: OpenDesk | null = null;
  #freshKey = false;
  #pageWaits = false;
  #onLeft: () => void = () => undefined;
  #channelsMayStart = false;
  #problem: string | null = null;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    const { log } = parts;
    const vault = () => this.#openDesk().vault;
    this.secrets = new DeskSecrets({ vault, log, changed: () => this.#sendSecrets() });
    this.hub = new DeskHub({ vault, log, send: (message) => this.#toEngine(message) });
    const onState = () => parts.onState(this.state);
    this.#engine = new SupervisedProcess({
      fork: parts.forkEngine,
      onStarted: () => this.#engineStarted(),
      onMessage: (message) => this.#fromEngine(message),
      onState,
      onDeath: (code) => {
        parts.log.note('engine ended', code);
        this.orders.abandon();
        this.hub.trials.abandon();
      },
    });
    this.#channels = new SupervisedProcess({
      fork: parts.forkChannels,
      onStarted: () => this.#channelsStarted(),
      onMessage: (message) => this.#fromChannels(message),
      onState,
      onDeath: (code) => {
        parts.log.note('channels ended', code);
        this.#tests.abandon();
      },
    });
    this.#tests = new ConnectionTests((test) => this.#toChannels(test));
  }

  get state(): DeskState {
    const hasKey = this.#open !== null;
    const engine = hasKey ? this.#engine.state : 'waiting-for-key';
    return {
      engine,
      channels: hasKey ? this.#channels.state : 'starting',
      keychain: this.#parts.keychainState(),
      problem: this.#problem ?? (engine === 'stopped' ? 'engine-crash-loop' : null),
    };
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Takes the key of an open vault; starts the engine when its turn comes, and the channels when theirs does. */
  async open(desk: OpenDesk, engineMayStart: Promise<void>): Promise<void> {
    this.#open = desk;
    this.seats.open(desk.dataFolder);
    this.#freshKey = desk.vault.freshKey;
    await engineMayStart;
    this.#engine.start();
  }

  /** The channels begin when nobody waits for the first page any more, and the engine is there to hear them. */
  startChannels(): void {
    this.#channelsMayStart = true;
    if (this.#engine.state === 'running') this.#channels.start();
  }

  /**
   * Makes the page's ports anew. The page asks whenever it sees the engine running, so after a restart it asks
   * again; before the engine is there the ports wait for it.
   */
  connectPage(): void {
    this.#pageWaits = this.#engine.state === 'stopped' || !this.#open;
    if (!this.#pageWaits) this.#joinPage();
  }

  /** Another try for what only crashed or could not run: the person reloaded the window or asked for it. */
  startWhatStopped(): void {
    if (!this.#open) return;
    if (this.#engine.state === 'stopped') {
      this.#problem = null;
      this.#engine.start();
    }
    if (this.#channels.state === 'stopped') this.#channels.start();
  }

  /**
   * Ends both processes for good. What they had acknowledged is on the disk; the engine gets a moment to put its files
   * in order, so that the next start need not.
   */
  async leave(): Promise<void> {
    this.#channels.stop();
    if (this.#engine.state === 'running') {
      const left = new Promise<void>((resolve) => {
        this.#onLeft = resolve;
        setTimeout(resolve, leaveLimitMs);
      });
      this.#toEngine({ type: 'quit' });
      await left;
    }
    this.#engine.stop();
  }

  setAgent(agentId: string | null): void {
    if (this.#open) this.#open = { ...this.#open, agentId };
    this.#toEngine({ type: 'agent', agentId });
  }

  wokeUp(): void {
    this.#toEngine({ type: 'power', event: 'resume' });
  }

  /** Tries an account out in the channels process. Throws RequestFailure when that cannot answer. */
  test(account: Record<string, unknown>, secret: AccountSecret): Promise<ConnectionReport> {
    this.#openDesk();
    this.#channels.start();
    return this.#tests.run(account, secret);
  }

  /** Something of the shell itself went wrong; said in the window, once. */
  reportProblem(code: string): void {
    this.#problem ??= code;
    this.#parts.onState(this.state);
  }

  #openDesk(): OpenDesk {
    if (this.#open) return this.#open;
    throw new RequestFailure('unavailable', 'keychain-closed', 'The keychain is not open yet.');
  }

  #engineStarted(): void {
    const desk = this.#open;
    if (!desk) return;
    const { sandbox, scenario } = this.#parts;
    this.#toEngine({
      type: 'start',
      dataKey: desk.vault.dataKey,
      profileDir: desk.dataFolder,
      sandbox,
      scenario,
      freshKey: this.#freshKey,
      ...(desk.workspaceText === null ? {} : { workspaceText: desk.workspaceText }),
    });
    this.#freshKey = false;
    this.#toEngine({ type: 'agent', agentId: desk.agentId });
    if (this.#channels.state === 'running') this.#joinProcesses();
    if (this.#pageWaits) this.#joinPage();
    this.#pageWaits = false;
  }

  #channelsStarted(): void {
    const desk = this.#open;
    if (!desk) return;
    const { sandbox, scenario } = this.#parts;
    this.#toChannels({ type: 'start', sandbox, scenario, profileDir: desk.dataFolder });
    void this.#sendSecrets();
    this.#channels.confirmRunning();
    this.#joinProcesses();
  }

  #joinProcesses(): void {
    const { port1, port2 } = new MessageChannelMain();
    this.#toEngine({ type: 'connect', role: 'channels' }, [port1]);
    this.#toChannels({ type: 'connect' }, [port2]);
  }

  #joinPage(): void {
    const commands = new MessageChannelMain();
    const feed = new MessageChannelMain();
    this.#toEngine({ type: 'connect', role: 'page' }, [commands.port1]);
    this.#toEngine({ type: 'connect', role: 'feed' }, [feed.port1]);
    this.#parts.handPortsToPage([commands.port2, feed.port2]);
  }

  async #sendSecrets(): Promise<void> {
    try {
      const secrets = await this.#openDesk().vault.secrets();
      this.#toChannels({ type: 'secrets', secrets });
      await this.hub.tell();
    } catch (error) {
      this.#parts.log.defect('reading secrets', error);
    }
  }

  #fromEngine(raw: unknown): void {
    const message = engineToShellSchema.safeParse(raw);
    if (message.success) this.#heardFromEngine(message.data);
    else this.#parts.log.note('engine sent something unknown');
  }

  #heardFromEngine(message: EngineToShell): void {
    switch (message.type) {
      case 'ready':
        this.#forgetWorkspaceText();
        this.#problem = null;
        this.#engine.confirmRunning();
        void this.hub.tell();
        if (this.#channelsMayStart) this.#channels.start();
        break;
      case 'failed':
        this.#parts.log.note('engine failed', message.code);
        this.#problem = message.code;
        this.#engine.stop();
        break;
      case 'warning': {
        const { type: _type, ...warning } = message;
        this.#parts.onWarning(warning);
        break;
      }
      case 'badge':
        this.#parts.onBadge(message.redCount);
        break;
      case 'removeSecret':
        this.secrets.forget(message.accountId).catch(() => this.#parts.log.note('secret not removed'));
        break;
      case 'forgetStartPage':
        this.#parts.onForgetStartPage();
        break;
      case 'seats':
      case 'forgetPin':
        this.seats.hear(message).catch(() => this.#parts.log.note('seats not kept'));
        break;
      case 'left':
        this.#onLeft();
        break;
      case 'hubTried':
        this.hub.trials.settle(message.requestId, message.trial);
        break;
      case 'backedUp':
      case 'recorded':
        this.orders.settle(message);
        break;
      case 'restored':
        if (message.result.kind === 'done') this.#engine.expectEnd();
        this.orders.settle(message);
        break;
      case 'workspaceRejected':
        this.#forgetWorkspaceText();
        this.#parts.onWorkspaceRejected(message.problems);
        break;
      default:
        assertNever(message);
    }
  }

  /** Imported or refused once; an engine that starts again must not import it again. */
  #forgetWorkspaceText(): void {
    if (this.#open) this.#open = { ...this.#open, workspaceText: null };
  }

  #fromChannels(raw: unknown): void {
    const parsed = channelsToShellSchema.safeParse(raw);
    if (!parsed.success) this.#parts.log.note('channels sent something unknown');
    else if (parsed.data.type === 'tested') this.#tests.settle(parsed.data.requestId, parsed.data.report);
    else if (this.isOpen) this.secrets.keepNewToken(parsed.data.accountId, parsed.data.secret);
  }

  #toEngine(message: ShellToEngine, ports: MessagePortMain[] = []): void {
    this.#engine.send(message, ports);
  }

  #toChannels(message: ShellToChannels, ports: MessagePortMain[] = []): void {
    this.#channels.send(message, ports);
  }
}
