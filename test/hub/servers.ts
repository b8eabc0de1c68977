// The servers a hub is tested on: the one that npm brings, and the one of the operating system.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Programs } from '../../src/main/hub-cli/local-server';

const systemFolder = '/usr/lib/postgresql';

/** The oldest that is installed here; the suite installs one and fails without it rather than testing less. */
function systemPrograms(): string {
  const versions = existsSync(systemFolder)
    ? readdirSync(systemFolder)
        .map(Number)
        .sort((a, b) => a - b)
    : [];
  const found = versions
    .map((version) => path.join(systemFolder, String(version), 'bin'))
    .find((bin) => existsSync(path.join(bin, 'postgres')));
  if (found === undefined)
    throw new Error(`No PostgreSQL in ${systemFolder}: install the package postgresql.`);
  return found;
}

export const servers: readonly { readonly name: string; readonly programs: Programs }[] = [
  { name: 'the PostgreSQL that npm brings', programs: null },
  { name: 'the PostgreSQL of the system', programs: systemPrograms() },
];
