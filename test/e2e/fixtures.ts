// Starts the built application for a test: on a profile of its own, and gone when the test is over.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import electronBinary from 'electron';
import type { DeskApi } from '../../src/shared/ipc/desk-api';

declare global {
  interface Window {
    readonly desk: DeskApi;
  }
}

export interface LaunchOptions {
  /** Switches of ours, for example `['--sandbox', 'ordinary-day']`; the profile is added. */
  readonly args?: readonly string[];
  /** Added to the environment; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A profile of an earlier launch; a new one otherwise. */
  readonly profile?: string;
  /** A script that every process with Node in it loads first, to take something away or to strike. */
  readonly hook?: string;
  /** False lets closing the window hide it, with a tray. */
  readonly withoutWindowEffects?: boolean;
}

export interface Semaforo {
  readonly app: ElectronApplication;
  /** The page of the one window, loaded. */
  readonly page: Page;
  readonly profile: string;
  /** Ends it as a person would. */
  quit(): Promise<void>;
  /** Ends it and every process it started at once, as a power cut would. */
  kill(): Promise<void>;
}

export type LaunchSemaforo = (options?: LaunchOptions) => Promise<Semaforo>;

interface Fixtures {
  /** A folder for one more profile, removed after the test. */
  readonly newProfile: () => Promise<string>;
  readonly launchSemaforo: LaunchSemaforo;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern.
  newProfile: async ({}, use) => {
    const made: string[] = [];
    await use(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'semaforo-profile-'));
      made.push(folder);
      return folder;
    });
    for (const folder of made) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launchSemaforo: async ({ newProfile }, use) => {
    const running = new Set<Semaforo>();
    await use(async (options = {}) => {
      const semaforo = await launch(options, options.profile ?? (await newProfile()));
      running.add(semaforo);
      return semaforo;
    });
    for (const semaforo of running) await semaforo.kill();
  },
});

/** Of a slow machine that starts two of them at once. */
const startsWithinMs = 120_000;

/** Where the tests' machine has no keychain, keys last from start to start under a passphrase. */
export const durableKeys = {
  SEMAFORO_KEY_FALLBACK: 'passphrase',
  SEMAFORO_PASSPHRASE: 'correct horse battery staple',
} as const;

/** The words that start the app from this folder; root may not use Chromium's sandbox. */
export function wordsFor(
  { args = [], withoutWindowEffects = true }: LaunchOptions,
  profile: string,
): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '.',
    '--profile',
    profile,
    ...(withoutWindowEffects ? ['--no-window-effects'] : []),
    ...args,
  ];
}

export function environmentFor({ env = {} }: LaunchOptions): Record<string, string> {
  // A test's machine may have less free than a desk keeps in reserve.
  const reserve = { SEMAFORO_DISK_RESERVE_BYTES: '1000000' };
  const merged: Record<string, string | undefined> = { ...process.env, ...reserve, ...durableKeys, ...env };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Starts the app without driving it, as a script does, and waits until it ends. */
export function runToEnd(options: LaunchOptions, profile: string, input = '') {
  return new Promise<{ readonly status: number | null; readonly said: string }>((resolve) => {
    const app = spawn(electronBinary as unknown as string, wordsFor(options, profile), {
      env: environmentFor(options),
    });
    let said = '';
    app.stderr.on('data', (text) => {
      said += text;
    });
    app.once('exit', (status) => resolve({ status, said }));
    app.stdin.end(input);
  });
}

/** Starts the application on a profile; whoever does so ends it. Tests ask for `launchSemaforo`, which does both. */
export async function launch(options: LaunchOptions, profile: string): Promise<Semaforo> {
  const { hook } = options;
  const app = await _electron.launch({
    args: wordsFor(options, profile),
    env: environmentFor(options),
    timeout: startsWithinMs,
    ...(hook !== undefined && { executablePath: await hooked(profile, hook) }),
  });
  const { pid } = app.process();
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    app.once('close', () => {
      isOver = true;
      resolve();
    });
  });
  const page = await app.firstWindow({ timeout: startsWithinMs });
  await page.waitForLoadState('domcontentloaded', { timeout: startsWithinMs });
  return {
    app,
    page,
    profile,
    quit: async () => {
      await app.evaluate(({ app }) => app.quit()).catch(() => undefined);
      await ended;
    },
    kill: async () => {
      if (!isOver) killGroup(pid);
      await ended;
    },
  };
}

/** The runner takes NODE_OPTIONS out of the environment that it is given; a program of ours puts it back. */
async function hooked(profile: string, hook: string): Promise<string> {
  const program = join(profile, 'with-hook.sh');
  const binary = electronBinary as unknown as string;
  const lines = ['#!/bin/sh', `NODE_OPTIONS='--require ${resolve(hook)}' exec '${binary}' "$@"`, ''];
  await writeFile(program, lines.join('\n'), { mode: 0o700 });
  return program;
}

/** The runner starts the app as the head of its own process group. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}
