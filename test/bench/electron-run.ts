// One running Electron under the bench's control.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './build-parts';
import type { StandInOrder, StandInReport } from './electron/channels-stand-in';
import { lineMark } from './electron/remote-control';
import { cpuOf } from './process-tree';

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

/** An order that takes longer than this is a defect; the largest fill takes minutes. */
const patienceMs = 20 * 60_000;

export class ElectronRun {
  /** When it was started, on the wall clock. */
  readonly startedAt = Date.now();
  readonly pid: number;
  private readonly child: ChildProcess;
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
    if (this.child.stdout)
      createInterface({ input: this.child.stdout }).on('line', (line) => this.hear(line));
    this.child.stderr?.on('data', (data) => this.said.push(String(data)));
    this.child.once('exit', (code) => {
      for (const { reject } of this.waiting.values())
        reject(new Error(`Electron ended (${code})\n${this.lastWords}`));
    });
  }

  /** Has it do something; the answer is what it says. Throws when it fails, ends or does not answer. */
  async order<T>(name: string, input?: unknown): Promise<T> {
    this.orders += 1;
    const id = this.orders;
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      timer = setTimeout(() => reject(new Error(`No answer to ${name}\n${this.lastWords}`)), patienceMs);
      this.child.stdin?.write(`${JSON.stringify({ id, name, input })}\n`);
    });
    return (await answer.finally(() => {
      clearTimeout(timer);
      this.waiting.delete(id);
    })) as T;
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
  event<T>(name: string): Promise<T> {
    return this.eventNamed(name).seen as Promise<T>;
  }

  /** Resolves when the processes have had nothing to do for a second and a half. */
  async calm(limitMs = 5 * 60_000): Promise<void> {
    const until = Date.now() + limitMs;
    for (let quiet = 0; quiet < 3; ) {
      if (Date.now() > until) throw new Error('It did not become calm');
      const before = cpuOf(this.pid);
      await sleep(500);
      quiet = cpuOf(this.pid) - before <= 100 ? quiet + 1 : 0;
    }
  }

  async quit(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.order('quit').catch(() => undefined);
    const timer = setTimeout(() => this.kill(), 15_000);
    await ended;
    clearTimeout(timer);
    this.kill();
  }

  private kill(): void {
    try {
      // Ended with all it started: it is the head of its own group.
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // It had ended already.
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

  private hear(line: string): void {
    if (!line.startsWith(lineMark)) {
      this.said.push(`${line}\n`);
      return;
    }
    const message = JSON.parse(line.slice(lineMark.length));
    if (message.event !== undefined) this.eventNamed(message.event).see(message.value);
    else if (message.error !== undefined) this.waiting.get(message.id)?.reject(new Error(message.error));
    else this.waiting.get(message.id)?.resolve(message.value);
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is yes. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  limitMs = 10 * 60_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await sleep(50);
  }
}

/** Address of the built store worker under the bench's own scheme. */
export function storeWorkerUrl(): string {
  const assets = readdirSync(path.join(root, 'dist/renderer/assets'));
  const file = assets.find((name) => /^worker-.*\.js$/.test(name));
  if (file === undefined)
    throw new Error('The page has not been built: no store worker in dist/renderer/assets');
  return `/product/${file}`;
}
