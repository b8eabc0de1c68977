// Damages a sample log one bit at a time, in a process of its own, and gathers what became of each flip.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLog } from '../../src/main/engine/log/open-log';
import { bundle } from './bundle';
import { everythingIn, fillSample } from './sample-log';

export interface Flip {
  readonly flip: number;
  readonly where: string;
  /** 'harmless', 'found: ...', 'aborted'; anything else is a fault. */
  readonly reading: string;
  /** The operations kept, as JSON, and how many were said to be lost. */
  readonly salvage: { readonly kept?: string; readonly lost?: number; readonly refused?: string };
}

export interface Flips {
  readonly flips: readonly Flip[];
  /** The operations written, as JSON. */
  readonly written: string;
}

export async function flipBits(first: number, last: number, caseCount: number): Promise<Flips> {
  const folder = mkdtempSync(path.join(tmpdir(), 'semaforo-flips-'));
  try {
    const keyHex = '5a'.repeat(32);
    const file = path.join(folder, 'log.db');
    mkdirSync(path.dirname(file), { recursive: true });
    const log = openLog(file, Buffer.from(keyHex, 'hex'));
    const names = fillSample(log, caseCount);
    const { events } = log.events.readAfter(0, 1_000_000);
    writeFileSync(path.join(folder, 'names.json'), JSON.stringify(names));
    writeFileSync(path.join(folder, 'everything.json'), everythingIn(log, names));
    const program = await bundle('test/support/flip-probe.ts');
    const flips = probe([program, folder, keyHex], first, last);
    log.close();
    return { flips, written: JSON.stringify(events.map(({ operationId, body }) => ({ operationId, body }))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the probe again behind each flip that aborted it. */
function probe(args: readonly string[], first: number, last: number): readonly Flip[] {
  const flips: Flip[] = [];
  for (let next = first; next <= last; ) {
    const ended = spawnSync(process.execPath, [...args, String(next), String(last)], {
      encoding: 'utf8',
      maxBuffer: 1e9,
      timeout: 1_800_000,
    });
    const lines = ended.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Partial<Flip>);
    for (let at = 0; at < lines.length; at += 2)
      flips.push({ reading: 'aborted', ...lines[at], ...lines[at + 1] } as Flip);
    if (flips.at(-1)?.flip !== last && ended.signal !== 'SIGABRT')
      throw new Error(`The probe ended with ${ended.signal ?? ended.status}: ${ended.stderr}`);
    next = (flips.at(-1)?.flip ?? next) + 1;
  }
  return flips;
}
