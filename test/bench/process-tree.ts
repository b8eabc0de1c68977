// What the operating system says of a process and all it started: processor time and memory.
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const msPerTick = 10;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly cpuMs: number;
}

function read(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold anything; the fields after it may not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      pid,
      parent: Number(fields[1]),
      cpuMs: (Number(fields[11]) + Number(fields[12])) * msPerTick,
    };
  } catch {
    return null;
  }
}

function treeOf(root: number): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => read(Number(name)))
    .filter((process) => process !== null);
  const inside = new Set([root]);
  for (let size = 0; size !== inside.size; ) {
    size = inside.size;
    for (const { pid, parent } of all) if (inside.has(parent)) inside.add(pid);
  }
  return all.filter(({ pid }) => inside.has(pid));
}

/** The process and all it started, as far as they are still there. */
export const pidsOf = (root: number): readonly number[] => treeOf(root).map(({ pid }) => pid);

/** User and system time of the whole tree so far, in milliseconds, without the named processes. */
export function cpuOf(root: number, without: readonly number[] = []): number {
  return treeOf(root)
    .filter(({ pid }) => !without.includes(pid))
    .reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

export function cpuOfOne(pid: number): number {
  return read(pid)?.cpuMs ?? 0;
}

/** Memory of a process in megabytes. */
export interface Memory {
  /** All that is resident, libraries it shares with others included. */
  readonly residentMb: number;
  /** Of it what nobody else has: heaps, stacks, and what libraries have changed of their own. */
  readonly ownMb: number;
}

export function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
  return { residentMb: mb('VmRSS'), ownMb: mb('RssAnon') };
}

export const residentMb = (pid: number): number => memoryOf(pid).residentMb;
