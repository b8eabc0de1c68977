// Keeps one forked process running: starts it again with growing pauses, and stops when it only crashes.
import type { MessagePortMain } from 'electron';
import type { Child, ChildOptions } from './child';
import { afterDeath, restartPolicy } from './restart-policy';

export type ProcessState = 'starting' | 'running' | 'restarting' | 'stopped';

export interface SupervisedOptions {
  readonly fork: (listeners: Pick<ChildOptions, 'onMessage' | 'onExit'>) => Child;
  /** Called for each new process before anything else is sent to it. */
  readonly onStarted: () => void;
  readonly onMessage: (message: unknown) => void;
  readonly onState: (state: ProcessState) => void;
  /** Told of each death, for the log. */
  readonly onDeath: (code: number) => void;
}

export class SupervisedProcess {
  readonly #options: SupervisedOptions;
  #child: Child | null = null;
  #state: ProcessState = 'starting';
  #deaths: number[] = [];
  #pause: NodeJS.Timeout | null = null;
  #endIsPlanned = false;

  constructor(options: SupervisedOptions) {
    this.#options = options;
  }

  get state(): ProcessState {
    return this.#state;
  }

  /** Starts it, also after a loop of crashes: somebody asked for another try. */
  start(): void {
    if (this.#child) return;
    this.#deaths = [];
    this.#fork('starting');
  }

  /** Lost when the process is not there; whoever needs it sent sends it again in `onStarted`. */
  send(message: unknown, ports: MessagePortMain[] = []): void {
    this.#child?.send(message, ports);
  }

  /** The process said that it works. */
  confirmRunning(): void {
    if (this.#child) this.#become('running');
  }

  /** It is going to end on purpose: it is started again at once, and that is no death. */
  expectEnd(): void {
    this.#endIsPlanned = true;
  }

  /** Ends it for good, until `start` is called. */
  stop(): void {
    if (this.#pause) clearTimeout(this.#pause);
    this.#pause = null;
    this.#endIsPlanned = false;
    const child = this.#child;
    this.#child = null;
    child?.kill();
    this.#become('stopped');
  }

  #fork(state: ProcessState): void {
    this.#pause = null;
    const child = this.#options.fork({
      onMessage: (message) => this.#child === child && this.#options.onMessage(message),
      onExit: (code) => this.#child === child && this.#died(code),
    });
    this.#child = child;
    this.#become(state);
    this.#options.onStarted();
  }

  #died(code: number): void {
    this.#child = null;
    if (this.#endIsPlanned) {
      this.#endIsPlanned = false;
      this.#fork('restarting');
      return;
    }
    this.#options.onDeath(code);
    this.#deaths.push(Date.now());
    const next = afterDeath(this.#deaths, restartPolicy);
    if (next.kind === 'stop') {
      this.#become('stopped');
    } else {
      this.#become('restarting');
      this.#pause = setTimeout(() => this.#fork('restarting'), next.delayMs);
    }
  }

  #become(state: ProcessState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
