// The log and a process that is killed: whatever was said to be safe is there, in a file that opens.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bundle } from '../support/bundle';

const rounds = 50;
const keyHex = '3c'.repeat(32);
let program: string;
let folder: string;

beforeAll(async () => {
  program = await bundle('test/support/append-probe.ts');
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'semaforo-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Heard {
  /** What the log held when it was opened: events, cursor, the index's last position; null: killed before. */
  readonly opened: readonly number[] | null;
  /** The last position that was said to be safe. */
  readonly safe: number;
  readonly complaints: string;
}

/** Lets the program append and kills it some milliseconds after it has begun, or has opened the log. */
async function appendUntilKilled(
  command: readonly string[],
  wait: { readonly ms: number; readonly afterOpening: boolean },
): Promise<Heard> {
  const [name = '', ...args] = command;
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (data) => {
    complaints += data;
  });
  let [pid, opened, safe]: [number, readonly number[] | null, number] = [0, null, 0];
  const kill = () => setTimeout(() => process.kill(pid, 'SIGKILL'), wait.ms);
  createInterface(child.stdout).on('line', (line) => {
    const [word, ...numbers] = line.split(' ');
    if (word === 'pid') {
      pid = Number(numbers[0]);
      if (!wait.afterOpening) kill();
    } else if (word === 'open') {
      opened = numbers.map(Number);
      if (wait.afterOpening) kill();
    } else safe = Number(numbers[0]);
  });
  await once(child, 'close');
  return { opened, safe, complaints };
}

/** What a power cut may leave behind the last flushed byte: nothing, half a write, or anything. */
function tearTail(file: string, round: number): void {
  const beside = `${file}-wal`;
  if (!existsSync(beside)) return;
  const whole = readFileSync(beside);
  const tails = [
    Buffer.alloc(0),
    Buffer.alloc(1 + ((round * 7_919) % 9_000), round),
    whole.subarray(32, 32 + 4_120 * (1 + (round % 3))),
    whole.subarray(-2_000),
  ];
  appendFileSync(beside, tails[round % tails.length] ?? '');
}

test(`nothing safe is lost in ${rounds} kills with torn tails, and the log opens every time`, async () => {
  const file = path.join(folder, 'log.db');
  let safe = 0;
  let kills = 0;
  for (let round = 0; round < rounds; round += 1) {
    const wait = { ms: Math.round(Math.random() * 250), afterOpening: round % 5 !== 4 };
    const heard = await appendUntilKilled([process.execPath, program, file, keyHex], wait);
    expect(heard.complaints).toBe('');
    if (heard.opened !== null) {
      const [events = 0, cursor = 0, indexed = 0] = heard.opened;
      expect(events, `round ${round}`).toBeGreaterThanOrEqual(safe);
      // A commit is there whole or not at all: events, cursor and index say the same.
      expect([cursor, indexed]).toEqual([events, events]);
      safe = Math.max(events, heard.safe);
      kills += 1;
    }
    tearTail(file, round);
  }
  expect(kills).toBeGreaterThan(rounds / 2);
  expect(safe).toBeGreaterThan(500);
}, 600_000);

/**
 * A power cut as the kernel saw it coming: of the file beside the log only what was flushed is sure to stay. Returns
 * how many safe events are missing afterwards.
 */
async function lostInPowerCut(flushing: 'FULL' | 'OFF'): Promise<number> {
  const file = path.join(folder, 'log.db');
  const trace = path.join(folder, 'trace.txt');
  const watched = [
    'strace',
    '-f',
    '-y',
    '-qq',
    '-e',
    'trace=pwrite64,fdatasync,fsync,ftruncate',
    '-e',
    'signal=none',
    '-o',
    trace,
  ];
  const { safe } = await appendUntilKilled([...watched, process.execPath, program, file, keyHex, flushing], {
    ms: 700,
    afterOpening: true,
  });
  expect(safe).toBeGreaterThan(0);
  const beside = `${file}-wal`;
  truncateSync(beside, Math.min(statSync(beside).size, flushedSize(readFileSync(trace, 'utf8'), beside)));
  rmSync(`${file}-shm`, { force: true });
  const heard = await appendUntilKilled([process.execPath, program, file, keyHex], {
    ms: 0,
    afterOpening: true,
  });
  return safe - (heard.opened?.[0] ?? 0);
}

/** How much of a file had reached the disk at the end of a trace. */
function flushedSize(trace: string, file: string): number {
  let written = 0;
  let flushed = 0;
  for (const line of trace.split('\n')) {
    if (!line.includes(`<${file}>`)) continue;
    const [, length = '0', offset = '0'] = /pwrite64\(.*, (\d+), (\d+)\)/.exec(line) ?? [];
    written = Math.max(written, Number(offset) + Number(length));
    if (/f(data)?sync\(/.test(line)) flushed = written;
  }
  return flushed;
}

test('what was said to be safe had been flushed', async () => {
  expect(await lostInPowerCut('FULL')).toBeLessThanOrEqual(0);
}, 120_000);

test('control: without flushing the same cut loses what was said to be safe', async () => {
  // The log then lacks what its witness remembers and is not even opened as it is.
  expect(await lostInPowerCut('OFF')).toBeGreaterThan(0);
}, 120_000);
