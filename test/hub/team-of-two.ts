// Two windows of the real application on two profiles, and a real hub between them.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openConnection } from '../../src/main/engine/hub/hub-connection';
import { freshPassword, scramProof } from '../../src/main/engine/hub/scram-proof';
import { type LocalServer, startLocalServer } from '../../src/main/hub-cli/local-server';
import { deskIsOpen } from '../e2e/desk-hands';
import { type LaunchOptions, launch, type Semaforo } from '../e2e/fixtures';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy';

const database = 'semaforo';

/** Members beside the supervisor `lead`, by the id that is their login too. */
const colleagues = ['bea', 'paula'] as const;
type Login = 'lead' | (typeof colleagues)[number];

/** Put before the brands of a definition: who is in the team, and that what is said of prices is read by a supervisor. */
export const teamWords = `  - { id: bea, name: Bea Soto, initials: BS, role: agent, teams: [care] }
  - { id: paula, name: Paula Teruel, initials: PT, role: trainee, teams: [care] }
approval:
  rules:
    - { contactTypes: [price], needs: supervisor }
`;

/** Where the customers of the team write. */
export interface TeamChannel {
  /** Id of the account in the definition. */
  readonly account: string;
  /** Gives a profile the definition; with what it is to be started then. */
  prepare(profile: string): Promise<LaunchOptions>;
  /** What is left to do once its window is open. */
  connect(page: Page): Promise<void>;
  close(): Promise<void>;
}

export interface Desk extends Semaforo {
  readonly login: Login;
  /** Its own way to the hub, which can be cut. */
  readonly way: FaultProxy;
}

export interface Team {
  readonly server: LocalServer;
  /** The supervisor's, and the other one. */
  readonly desks: readonly [Desk, Desk];
  /** Starts a desktop again that was killed. */
  reopen(desk: Desk): Promise<Desk>;
  /** What the first row of an answer of the hub's own database says, asked as its owner. */
  ask(query: string): Promise<Record<string, unknown> | undefined>;
  /** As if so many seconds had passed for every permit that stands. */
  permitsGrowOld(seconds: number): Promise<void>;
  /** The desktop that polls and sends. */
  holder(): Promise<Desk>;
  /** `npm run hub -- verify`. Throws with what it says when a list does not hold. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

export const otherThan = (team: Team, desk: Desk) => (team.desks[0] === desk ? team.desks[1] : team.desks[0]);

/** The supervisor's desktop comes first and gives its definition; the other one follows it. */
export async function openTeam(channel: TeamChannel, second: Login): Promise<Team> {
  const server = await startLocalServer();
  const passwords = await setUp(server);
  const windows: Semaforo[] = [];
  const ways: FaultProxy[] = [];
  const profiles: string[] = [];
  const start = async (options: LaunchOptions, profile: string) => {
    const semaforo = await launch(options, profile);
    windows.push(semaforo);
    await deskIsOpen(semaforo.page);
    return semaforo;
  };
  // Both before anybody polls: what tells that one is ready is what the channel hears.
  const prepared = async () => {
    const profile = await mkdtemp(join(tmpdir(), 'semaforo-profile-'));
    profiles.push(profile);
    return { profile, options: await channel.prepare(profile) };
  };
  const places = [await prepared(), await prepared()] as const;
  const openDesk = async (login: Login, { profile, options }: (typeof places)[0]): Promise<Desk> => {
    const semaforo = await start(options, profile);
    await channel.connect(semaforo.page);
    const way = await startFaultProxy({ host: '127.0.0.1', port: server.port });
    ways.push(way);
    await joinHub(semaforo.page, { ca: server.ca, port: way.port, login, password: passwords[login] });
    return { ...semaforo, login, way };
  };
  let desks: Team['desks'] = [await openDesk('lead', places[0]), await openDesk(second, places[1])];
  const ask: Team['ask'] = async (query) => {
    const at = { host: 'localhost', port: server.port, database, ca: server.ca };
    const connection = await openConnection({ ...at, ...server.administrator });
    try {
      return (await connection.query(query)).rows[0];
    } finally {
      await connection.end();
    }
  };
  const whoHolds = async () => {
    const lease = await ask(
      `SELECT agent FROM hub.lease WHERE account = '${channel.account}' AND expires_at > now()`,
    );
    return desks.find(({ login }) => login === lease?.['agent']);
  };
  await expect.poll(async () => (await ask('SELECT count(*)::int AS n FROM hub.desktop'))?.['n']).toBe(2);
  await expect.poll(async () => (await whoHolds()) !== undefined, { timeout: 60_000 }).toBe(true);
  return {
    server,
    get desks() {
      return desks;
    },
    reopen: async ({ profile, login, way }) => {
      const again = { ...(await start({}, profile)), login, way };
      desks = login === 'lead' ? [again, desks[1]] : [desks[0], again];
      return again;
    },
    ask,
    permitsGrowOld: async (seconds) => {
      await ask(
        `UPDATE hub.permit SET granted_at = granted_at - interval '${seconds} seconds' WHERE state = 'open'`,
      );
    },
    holder: async () => {
      const found = await whoHolds();
      if (found === undefined) throw new Error('no desktop holds the account');
      return found;
    },
    verify: async () =>
      void (await hubProgram(server, { password: passwords.lead, words: ['verify'], login: 'lead' })),
    close: async () => {
      for (const semaforo of windows) await semaforo.kill();
      await Promise.all(ways.map((way) => way.close()));
      await server.stop();
      await channel.close();
      for (const profile of profiles) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function setUp(server: LocalServer): Promise<Readonly<Record<Login, string>>> {
  const at = { host: 'localhost', port: server.port, ca: server.ca };
  const cluster = await openConnection({ ...at, ...server.administrator, database: 'postgres' });
  await cluster.query(`CREATE DATABASE ${database}`);
  await cluster.end();
  const said = await hubProgram(server, {
    ...server.administrator,
    words: ['init', '--login', 'lead', '--agent', 'lead'],
  });
  const lead = /the password (\S+)/u.exec(said)?.[1] ?? '';
  const manager = await openConnection({ ...at, database, login: 'lead', password: lead });
  const passwords = { lead, bea: freshPassword(), paula: freshPassword() };
  for (const login of colleagues)
    await manager.query('SELECT api.invite($1, $2, $3)', [login, login, scramProof(passwords[login])]);
  await manager.end();
  return passwords;
}

async function hubProgram(
  { folder, port, ca }: LocalServer,
  {
    words,
    login,
    password,
  }: { readonly words: readonly string[]; readonly login: string; readonly password: string },
): Promise<string> {
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, ca);
  const url = `postgres://${login}@localhost:${port}/${database}`;
  const program = [
    'scripts/run-typescript.mjs',
    'src/main/hub-cli/main.ts',
    ...words,
    '--url',
    url,
    '--ca',
    authority,
  ];
  const child = spawn(process.execPath, program, { env: { ...process.env, PGPASSWORD: password } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });
  const status = await new Promise((resolve) => child.once('exit', resolve));
  if (status !== 0) throw new Error(`hub ${words[0]} ended with ${status}: ${said}`);
  return said;
}

async function joinHub(
  page: Page,
  way: { readonly ca: string; readonly port: number; readonly login: Login; readonly password: string },
): Promise<void> {
  const place = { host: 'localhost', database, ...way };
  // A page that was painted from the last session is there before the log is open.
  await expect
    .poll(() => page.evaluate((to) => window.desk.request('hub.join', to), place), { timeout: 60_000 })
    .toMatchObject({ ok: true, value: { kind: 'welcome', agent: way.login } });
}
