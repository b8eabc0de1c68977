// Starts the packed application and asks its page over Chromium's own debugging port: the inspect fuse is off.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patienceMs = 120_000;

interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

interface Answer {
  readonly id: number;
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly text: string };
  };
}

export class PackedApp {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #page: WebSocket;
  #lastId = 0;

  private constructor(process: ChildProcess, profile: string, page: WebSocket) {
    this.#process = process;
    this.#profile = profile;
    this.#page = page;
  }

  /** On a profile of its own; `env` is added to the environment. */
  static async start(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<PackedApp> {
    const profile = mkdtempSync(join(tmpdir(), 'semaforo-packaged-'));
    const rootNeeds = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const ours = ['--profile', profile, '--no-window-effects', '--remote-debugging-port=0', ...rootNeeds];
    const { ELECTRON_OVERRIDE_DIST_PATH: _, ...surroundings } = process.env;
    const app = spawn(program, [...ours, ...args], {
      env: { ...surroundings, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      const page = await connect(await pageAddress(await debuggingPort(app)));
      const started = new PackedApp(app, profile, page);
      await started.#untilLoaded();
      return started;
    } catch (error) {
      await end(app, profile);
      throw error;
    }
  }

  /** The value of an expression in the page; a promise is waited for. */
  async evaluate(expression: string): Promise<unknown> {
    const { result } = await this.#ask('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (result?.exceptionDetails) throw new Error(`${expression}: ${result.exceptionDetails.text}`);
    return result?.result?.value;
  }

  /** Puts the words where the page has its caret. */
  async type(words: string): Promise<void> {
    await this.#ask('Input.insertText', { text: words });
  }

  async end(): Promise<void> {
    this.#page.close();
    await end(this.#process, this.#profile);
  }

  async #untilLoaded(): Promise<void> {
    for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; ) {
      // Before there is a document there is nothing to ask; the empty one of a new window is not ours.
      const loaded = `location.protocol !== 'about:' && document.readyState === 'complete'`;
      if (await this.evaluate(loaded).catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The page of the packed application did not load.');
  }

  #ask(method: string, params: object): Promise<Answer> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const listen = ({ data }: MessageEvent) => {
        const answer: Answer = JSON.parse(String(data));
        if (answer.id !== id) return;
        this.#page.removeEventListener('message', listen);
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
        else resolve(answer);
      };
      this.#page.addEventListener('message', listen);
      this.#page.send(JSON.stringify({ id, method, params }));
    });
  }
}

function debuggingPort(app: ChildProcess): Promise<string> {
  return new Promise((found, lost) => {
    let said = '';
    app.stderr?.on('data', (text) => {
      said += text;
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port) found(port);
    });
    app.once('exit', (status) => lost(new Error(`The application ended with ${status}: ${said}`)));
  });
}

async function pageAddress(port: string): Promise<string> {
  for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; ) {
    const targets: readonly Target[] = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
    const page = targets.find(({ type }) => type === 'page');
    if (page) return page.webSocketDebuggerUrl;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The packed application opened no page.');
}

function connect(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address);
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve(socket);
    socket.onerror = () => reject(new Error('The debugging port refused us.'));
  });
}

async function end(app: ChildProcess, profile: string): Promise<void> {
  if (app.exitCode === null && app.signalCode === null) {
    const ended = new Promise((resolve) => app.once('exit', resolve));
    app.kill();
    const patience = setTimeout(() => app.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(patience);
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
