// Starts a throw-away Bluesky network: PostgreSQL and Redis from Debian, the servers from npm, all on loopback.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port';
import { isRoot } from '../is-root';
import { type ServerProcess, startProcess, untilListening } from '../server-process';
import { installBluesky } from './install';

export interface BlueskyServers {
  /** Where accounts live; the address a customer of ours enters as their service. */
  readonly pds: string;
  stop(): Promise<void>;
}

/** Takes some seconds once installed. */
export async function startBluesky(): Promise<BlueskyServers> {
  const folder = installBluesky();
  const data = mkdtempSync(join(tmpdir(), 'semaforo-bluesky-'));
  chmodSync(data, 0o755);
  const started: ServerProcess[] = [];
  const stop = async () => {
    for (const server of started.reverse()) await server.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const postgres = await startPostgres(data, started);
    const redisPort = await freePort();
    started.push(startProcess(redis(data, redisPort)));
    await Promise.all([untilListening(postgres.port), untilListening(redisPort)]);
    const network = startProcess({
      command: process.execPath,
      args: ['network.mjs'],
      cwd: folder,
      log: join(data, 'network.log'),
      env: {
        ...process.env,
        DB_POSTGRES_URL: postgres.url,
        REDIS_HOST: `127.0.0.1:${redisPort}`,
        LOG_ENABLED: 'false',
        APP_VIEW_PORT: String(await freePort()),
      },
    });
    started.push(network);
    const { pds } = JSON.parse(await network.announcement) as { pds: string };
    return { pds, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function redis(data: string, port: number) {
  const args = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    data,
  ];
  return { command: '/usr/bin/redis-server', args, log: join(data, 'redis.log') };
}

/** Debian keeps each major version in its own folder, none of them on the path. */
function postgresFolder(): string {
  const base = '/usr/lib/postgresql';
  const versions = spawnSync('ls', [base], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return `${base}/${newest ?? 'none'}/bin`;
}

/** PostgreSQL refuses to run as root: then it runs as Debian's own user for it. */
async function startPostgres(data: string, started: ServerProcess[]) {
  const folder = join(data, 'postgres');
  const passwordFile = join(data, 'password');
  mkdirSync(folder);
  writeFileSync(passwordFile, 'live');
  if (isRoot) giveToPostgres([folder, passwordFile]);
  const bin = postgresFolder();
  const initdb = [
    '-D',
    folder,
    '-U',
    'live',
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--no-sync',
  ];
  const made = asPostgres(`${bin}/initdb`, initdb);
  const { status, stderr } = spawnSync(made.command, made.args, { encoding: 'utf8', cwd: data });
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
  const port = await freePort();
  const settings = [
    `listen_addresses=127.0.0.1`,
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=300',
  ];
  const server = asPostgres(`${bin}/postgres`, [
    '-D',
    folder,
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  started.push(startProcess({ ...server, cwd: data, log: join(data, 'postgres.log') }));
  return { port, url: `postgres://live:live@127.0.0.1:${port}/postgres` };
}

function giveToPostgres(paths: readonly string[]): void {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  for (const path of paths) chownSync(path, id('-u'), id('-g'));
}

function asPostgres(command: string, args: readonly string[]) {
  return isRoot
    ? { command: '/usr/sbin/runuser', args: ['-u', 'postgres', '--', command, ...args] }
    : { command, args: [...args] };
}
