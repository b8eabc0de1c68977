// One running Electron under the bench's control, and all of them, so that none is left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './build-parts';
import type { StandInOrder, StandInReport } from './electron/channels-stand-in';
import { lineMark } from './electron/remote-control';
import { cpuOf, pidsOf } from './process-tree';
import { sleep, waitingFor } from './waiting';

export interface ElectronStart {
  /** The application's folder and its words. */
  readonly words: readonly string[];
  /** A file loaded before the application. */
  readonly hook?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Pids {
  readonly standIn: number;
  readonly page: number;
  readonly engine?: number;
}

/** An order that takes longer than this is a defect; the largest one is a piece of the largest fill. */
const patienceMs = 10 * 60_000;
const quitMs = 30_000;

const running = new Set<ElectronRun>();

/** Ends every Electron that was started and is still there. */
export function endAllRuns(): void {
  for (const run of [...running]) run.kill();
}
process.once('exit', endAllRuns);

export class ElectronRun {
  /** When it was started, on the wall clock. */
  readonly startedAt = Date.now();
  readonly pid: number;
  private readonly child: ChildProcess;
  private readonly ended: Promise<never>;
  private readonly waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  private readonly events = new Map<
    string,
    { readonly seen: Promise<unknown>; readonly see: (value: unknown) => void }
  >();
  private readonly said: string[] = [];
  private orders = 0;

  constructor({ words, hook, env = {} }: ElectronStart) {
    const binary = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
    const switches = [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(hook === undefined ? [] : ['-r', hook]),
    ];
    this.child = spawn(binary, [...switches, ...words], {
      cwd: root,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US', ...env },
    });
    this.pid = this.child.pid ?? 0;
    running.add(this);
    if (this.child.stdout)
      createInterface({ input: this.child.stdout }).on('line', (line) => this.hear(line));
    this.child.stderr?.on('data', (data) => this.hearComplaint(String(data)));
    this.child.stdin?.on('error', () => undefined);
    this.ended = new Promise((_, reject) => {
      this.child.once('error', reject);
      this.child.once('exit', (code, signal) => {
        running.delete(this);
        reject(new Error(`Electron ended (${code ?? signal})\n${this.lastWords}`));
      });
    });
    // Whoever waits hears of it; when nobody does, it is no event.
    this.ended.catch(() => undefined);
  }

  /** Has it do something; the answer is what it says. Throws when it fails, ends or does not answer. */
  order<T>(name: string, input?: unknown, limitMs = patienceMs): Promise<T> {
    this.orders += 1;
    const id = this.orders;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.stdin?.write(`${JSON.stringify({ id, name, input })}\n`);
    });
    const shown = `${name} ${JSON.stringify(input ?? '').slice(0, 160)}`;
    return this.within<T>(`an answer to ${shown}`, answer, limitMs).finally(() => this.waiting.delete(id));
  }

  /** Runs an expression in the page. */
  page<T>(code: string): Promise<T> {
    return this.order<T>('page', code);
  }

  standIn(order: StandInOrder): Promise<StandInReport> {
    return this.order<StandInReport>('standIn', order);
  }

  pids(): Promise<Pids> {
    return this.order<Pids>('pids');
  }

  /** Resolves with the value once the event has been told, also when that was before. */
  event<T>(name: string, limitMs = 5 * 60_000): Promise<T> {
    return this.within<T>(`the event ${name}`, this.eventNamed(name).seen, limitMs);
  }

  /**
   * Resolves when the processes have had nothing to do for a second and a half. After a start the log, the index and the
   * list are looked through, with a million messages for minutes.
   */
  async calm(limitMs = 20 * 60_000): Promise<void> {
    const quietFor = async () => {
      const end = Date.now() + limitMs;
      for (let quiet = 0; quiet < 3; ) {
        if (Date.now() > end) throw new Error(`It did not become calm within ${limitMs / 1_000} s`);
        const before = cpuOf(this.pid);
        await sleep(500);
        quiet = cpuOf(this.pid) - before <= 100 ? quiet + 1 : 0;
      }
    };
    await waitingFor('the processes to become calm', quietFor());
  }

  /** Quits as a person does; what does not end then is ended. */
  async quit(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.order('quit', undefined, quitMs).catch(() => undefined);
    const timer = setTimeout(() => this.kill(), quitMs);
    await waitingFor('Electron to quit', ended);
    clearTimeout(timer);
    this.kill();
  }

  kill(): void {
    running.delete(this);
    const pids = pidsOf(this.pid);
    // Ended with all it started: it is the head of its own group, and some may have left that.
    for (const pid of [-this.pid, ...pids]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It had ended already.
      }
    }
  }

  private async within<T>(what: string, work: Promise<unknown>, limitMs: number): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      const late = () => reject(new Error(`Waited ${limitMs / 1_000} s for ${what}\n${this.lastWords}`));
      timer = setTimeout(late, limitMs);
    });
    try {
      return (await waitingFor(what, Promise.race([work, this.ended, tooLong]))) as T;
    } finally {
      clearTimeout(timer);
    }
  }

  private get lastWords(): string {
    return this.said.join('').slice(-2_000);
  }

  private eventNamed(name: string) {
    const known = this.events.get(name);
    if (known !== undefined) return known;
    let see: (value: unknown) => void = () => undefined;
    const seen = new Promise<unknown>((resolve) => {
      see = resolve;
    });
    const made = { seen, see };
    this.events.set(name, made);
    return made;
  }

  private hearComplaint(text: string): void {
    this.said.push(text);
    if (process.env['BENCH_LOUD'] !== undefined) process.stderr.write(text);
    if (this.said.length > 400) this.said.splice(0, 200);
  }

  private hear(line: string): void {
    if (!line.startsWith(lineMark)) {
      this.hearComplaint(`${line}\n`);
      return;
    }
    const message = JSON.parse(line.slice(lineMark.length));
    if (message.event !== undefined) this.eventNamed(message.event).see(message.value);
    else if (message.error !== undefined) this.waiting.get(message.id)?.reject(new Error(message.error));
    else this.waiting.get(message.id)?.resolve(message.value);
  }
}

/** Address of the built store worker in the bench's own window. */
export function storeWorkerUrl(): string {
  const assets = readdirSync(path.join(root, 'dist/renderer/assets'));
  const file = assets.find((name) => /^worker-.*\.js$/.test(name));
  if (file === undefined)
    throw new Error('The page has not been built: no store worker in dist/renderer/assets');
  return `/product/${file}`;
}
