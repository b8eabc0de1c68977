// A small log of what happened to the app itself. It never holds a message's text, a name or a secret.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const largestBytes = 256 * 1024;

export interface ShellLog {
  /** `detail` is a code or a number of ours, never text that came from outside. */
  note(event: string, detail?: string | number): void;
  /** Writes the kind of an error and where it arose; its message may quote content and is left out. */
  defect(where: string, error: unknown): void;
}

/** Keeps at most two files of 256 kB; a disk that refuses is no reason to fail. */
export function openShellLog(folder: string): ShellLog {
  const path = join(folder, 'shell.log');
  const write = (line: string) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      makeRoom(path);
      appendFileSync(path, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // Nowhere to say it.
    }
  };
  return {
    note: (event, detail) => write(detail === undefined ? event : `${event} ${detail}`),
    defect: (where, error) => write(`defect in ${where}: ${withoutMessage(error)}`),
  };
}

function makeRoom(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestBytes) renameSync(path, `${path}.1`);
}

/** The name of an error and the frames of its stack, without the message between them. */
export function withoutMessage(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return [`${error.name}${code}`, ...frames.slice(0, 12).map((line) => line.trim())].join(' | ');
}
