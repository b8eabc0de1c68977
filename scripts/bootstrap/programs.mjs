// Starts other programs: to the end, for their answer, or as companions that end with us.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { onWindows, root } from './places.mjs';

const running = new Set();
const companions = new Set();
const graceMs = 10_000;
let endedBy = '';

function end(signal) {
  endedBy ||= signal;
  for (const child of running) {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  }
  if (running.size === 0) leave();
}

function leave() {
  process.exit(128 + constants.signals[endedBy]);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
process.once('exit', () => {
  for (const companion of companions) companion.kill();
});

// The shell between npm and us keeps signals to itself: ending npm must not leave the application behind.
if (process.env.npm_lifecycle_event) {
  const starter = process.ppid;
  setInterval(() => process.ppid === starter || endedBy || end('SIGTERM'), 500).unref();
}

/** npm is a batch file on Windows, which only a shell can start. */
export const npm = onWindows ? 'npm.cmd' : 'npm';
const needsShell = (command) => onWindows && command.endsWith('.cmd');

export function answerOf(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  return { ok: status === 0, text: stdout ?? '' };
}

export function isInstalled(command) {
  return answerOf(onWindows ? 'where' : 'which', [command]).ok;
}

/** Runs a program to its end and gives its exit status; signals to us are passed on to it. */
export function run(command, args, { onStart, ...options } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: needsShell(command), ...options });
  running.add(child);
  onStart?.(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      running.delete(child);
      if (endedBy) leave();
      resolve(status ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Like `run`, but ends a program that takes longer, and says `too long` then. */
export async function runWithin(limitMs, command, args, options = {}) {
  let isTooLong = false;
  const timers = [];
  const onStart = (child) => {
    const tell = (signal, ms) => timers.push(setTimeout(() => child.kill(signal), ms));
    timers.push(
      setTimeout(() => {
        isTooLong = true;
      }, limitMs),
    );
    // Asked first: a runner that still listens takes down what it started.
    tell('SIGINT', limitMs);
    tell('SIGTERM', limitMs + graceMs);
    tell('SIGKILL', limitMs + 2 * graceMs);
  };
  const status = await run(command, args, { ...options, onStart });
  for (const timer of timers) clearTimeout(timer);
  return isTooLong ? 'too long' : status;
}

/** Like `run`, but what the program prints is given back with its exit status. */
export async function runForText(command, args, options = {}) {
  const pieces = [];
  const onStart = (child) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => pieces.push(piece));
  };
  const status = await run(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], onStart });
  return { status, text: Buffer.concat(pieces).toString() };
}

/** Like `run`, with everything it prints on our standard error. */
export function runAside(command, args, options = {}) {
  return run(command, args, { ...options, stdio: ['ignore', 2, 2] });
}

/**
 * Starts a program that writes its address as one line to descriptor 3 and then serves until we end.
 * It gets a process group of its own, so that Ctrl-C reaches the application before its display goes.
 */
export function startCompanion(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  companions.add(child);
  const [, , complaints, address] = child.stdio;
  return new Promise((resolve, reject) => {
    let complaint = '';
    complaints.on('data', (text) => {
      complaint += text;
    });
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`${command} ended with ${status}: ${complaint}`)));
    address.once('data', (line) => {
      for (const handle of [child, complaints, address]) handle.unref();
      resolve(String(line).trim());
    });
  });
}
