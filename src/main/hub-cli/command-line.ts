// What was typed after `npm run hub --`, as an address and options; what is missing is said in a sentence.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { HubAddress } from '../engine/hub/hub-connection';

export class WrongUse extends Error {}

export interface CommandLine {
  readonly command: string;
  readonly url: string | undefined;
  readonly ca: string | undefined;
  readonly login: string | undefined;
  readonly agent: string | undefined;
  readonly serverName: string | undefined;
  /** Of `init`: a hub for practice only. */
  readonly sandbox: boolean;
}

const options = {
  url: { type: 'string' },
  ca: { type: 'string' },
  login: { type: 'string' },
  agent: { type: 'string' },
  'server-name': { type: 'string' },
  sandbox: { type: 'boolean', default: false },
} as const;

export function readCommandLine(words: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [command = '', ...rest] = positionals;
    if (rest.length > 0) throw new WrongUse(`What is "${rest.join(' ')}"? One command at a time.`);
    const { url, ca, login, agent, sandbox } = values;
    return { command, url, ca, login, agent, serverName: values['server-name'], sandbox };
  } catch (error) {
    throw error instanceof WrongUse
      ? error
      : new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** The database behind `--url`; the password may also come in the environment, where no list of processes shows it. */
export function addressOf({ url, ca, serverName }: CommandLine): HubAddress {
  if (url === undefined) throw new WrongUse('Say which database: --url postgres://login@host:5432/database');
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const database = parsed?.pathname.slice(1);
  if (
    parsed === null ||
    !/^postgres(ql)?:$/.test(parsed.protocol) ||
    !parsed.hostname ||
    !parsed.username ||
    !database
  ) {
    throw new WrongUse('The address has the form postgres://login@host:5432/database');
  }
  const password = decodeURIComponent(parsed.password) || process.env['PGPASSWORD'];
  if (!password)
    throw new WrongUse('Give the password of that login in the environment variable PGPASSWORD.');
  return {
    host: parsed.hostname,
    port: Number(parsed.port || 5432),
    database: decodeURIComponent(database),
    login: decodeURIComponent(parsed.username),
    password,
    ca: ca === undefined ? null : readCertificate(ca),
    ...(serverName === undefined ? {} : { serverName }),
  };
}

function readCertificate(file: string): string {
  // Paths mean what they mean where the command was typed.
  const full = path.resolve(process.env['INIT_CWD'] ?? '.', file);
  try {
    return readFileSync(full, 'utf8');
  } catch {
    throw new WrongUse(`The certificate ${full} cannot be read.`);
  }
}
