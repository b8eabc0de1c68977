// What the shell knows of the app itself: its parts, their memory, its files, its own log.
import { readdir, stat } from 'node:fs/promises';
import { homedir, release } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { DeskPart, ShellFacts } from '../../shared/ipc/diagnostics';
import { logFolder } from './sealed-data';
import { shellLogTail } from './shell-log-tail';

const linesTold = 60;

/** `folder` is the profile's. Never fails: what cannot be found out is left out. */
export async function shellFacts(folder: string): Promise<ShellFacts> {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: `${process.platform} ${process.arch}`,
    systemVersion: release(),
    upMs: process.uptime() * 1_000,
    parts: app.getAppMetrics().map(({ type, name, memory, cpu }) => ({
      part: partOf(type, name),
      // Electron counts in kilobytes of 1,024.
      bytes: memory.workingSetSize * 1_024,
      cpuPercent: Math.round(cpu.percentCPUUsage * 10) / 10,
    })),
    dataBytes: await sizeOf(join(folder, logFolder)).catch(() => null),
    lines: [...(await shellLogTail(join(folder, 'logs'), { most: linesTold, hidden: [folder, homedir()] }))],
  };
}

function partOf(type: string, name: string | undefined): DeskPart {
  if (type === 'Browser') return 'shell';
  if (type === 'Tab') return 'page';
  if (type === 'GPU') return 'graphics';
  const own = (['engine', 'channels', 'keychain'] as const).find((part) => name === `Semáforo ${part}`);
  return own ?? 'other';
}

/** Of the files in a folder: log, attachments and search index lie in one. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async ({ name }) => (await stat(join(folder, name)).catch(() => null))?.size ?? 0);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
