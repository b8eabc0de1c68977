// A disk on which every flush takes longer, for whatever is started with its environment.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { out } from './build-parts';
import type { Env } from './desk-keys';

export interface SlowDisk {
  readonly env: Env;
  /** How many flushes were slowed down so far. */
  flushes(): number;
}

/** Throws where there is no C compiler: the delay is put in front of the C library's own functions. */
export function slowDisk(delayMs: number): SlowDisk {
  const library = path.join(out, 'slow-disk.so');
  const counts = path.join(out, 'slow-disk.count');
  mkdirSync(out, { recursive: true });
  rmSync(counts, { force: true });
  const source = path.join(import.meta.dirname, 'slow-disk.c');
  // Without the standard libraries nothing but the compiler itself has to be installed.
  const words = ['-shared', '-fPIC', '-O1', '-w', '-nostdlib', '-o', library, source];
  const { status, stderr, error } = spawnSync('gcc', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The slow disk cannot be built: ${error?.message ?? stderr}`);
  return {
    env: { LD_PRELOAD: library, BENCH_FLUSHES: counts, BENCH_FLUSH_US: String(delayMs * 1_000) },
    flushes: () => (existsSync(counts) ? statSync(counts).size : 0),
  };
}
