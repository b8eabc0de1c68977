// Two windows of the real application on two profiles, a real hub between them, and a channel with customers.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openConnection } from '../../src/main/engine/hub/hub-connection';
import { freshPassword, scramProof } from '../../src/main/engine/hub/scram-proof';
import { type LocalServer, startLocalServer } from '../../src/main/hub-cli/local-server';
import { deskIsOpen } from '../e2e/desk-hands';
import { test as base, type LaunchSemaforo, type Semaforo } from '../e2e/fixtures';
import { provision } from '../e2e/provision';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy';
import { type MastodonServer, startMastodonServer } from '../support/mastodon-server/server';

const database = 'semaforo';
const account = 'aurea-mastodon';
const pressesEnough = 1_000_000;

/** Members beside the supervisor `lead`, by the id that is their login too. */
const colleagues = ['bea', 'paula'] as const;
const members = `  - { id: bea, name: Bea Soto, initials: BS, role: agent, teams: [care] }
  - { id: paula, name: Paula Teruel, initials: PT, role: trainee, teams: [care] }
`;
type Login = 'lead' | (typeof colleagues)[number];

export interface Desk extends Semaforo {
  readonly login: Login;
  /** Its own way to the hub, which can be cut. */
  readonly way: FaultProxy;
}

export interface Team {
  readonly channel: MastodonServer;
  readonly server: LocalServer;
  readonly desks: readonly [Desk, Desk];
  /** What the first row of an answer of the hub's own database says, asked as its owner. */
  ask(query: string): Promise<Record<string, unknown> | undefined>;
  /** The desktop that polls and sends. */
  holder(): Promise<Desk>;
  /** `npm run hub -- verify`. Throws with what it says when a list does not hold. */
  verify(): Promise<void>;
  /** What the brand's customers got to read. */
  answers(): readonly string[];
  close(): Promise<void>;
}

interface Hands {
  readonly launchSemaforo: LaunchSemaforo;
  readonly newProfile: () => Promise<string>;
}

export const test = base.extend<{ readonly teamWith: (second: Login) => Promise<Team> }>({
  teamWith: async ({ launchSemaforo, newProfile }, use) => {
    const teams: Team[] = [];
    await use(async (second) => {
      const team = await openTeam({ launchSemaforo, newProfile }, second);
      teams.push(team);
      return team;
    });
    for (const team of teams) await team.close();
  },
});

/** The supervisor's desktop comes first and gives its definition; the other one follows it. */
async function openTeam({ launchSemaforo, newProfile }: Hands, second: Login): Promise<Team> {
  const channel = await startMastodonServer({ limit: pressesEnough });
  const server = await startLocalServer();
  const owner = () =>
    openConnection({
      host: 'localhost',
      port: server.port,
      database,
      ca: server.ca,
      ...server.administrator,
    });
  const passwords = await setUp(server);
  const ways: FaultProxy[] = [];
  // Both before anybody polls: what tells that one is ready is what the channel hears.
  const prepared = async () => {
    const profile = await newProfile();
    await provision(profile, channel, { members });
    return profile;
  };
  const profiles = [await prepared(), await prepared()] as const;
  const openDesk = async (login: Login, profile: string): Promise<Desk> => {
    const semaforo = await launchSemaforo({ profile });
    const way = await startFaultProxy({ host: '127.0.0.1', port: server.port });
    ways.push(way);
    await deskIsOpen(semaforo.page);
    await joinHub(semaforo.page, { ca: server.ca, port: way.port, login, password: passwords[login] });
    return { ...semaforo, login, way };
  };
  const desks = [await openDesk('lead', profiles[0]), await openDesk(second, profiles[1])] as const;
  const ask: Team['ask'] = async (query) => {
    const connection = await owner();
    try {
      return (await connection.query(query)).rows[0];
    } finally {
      await connection.end();
    }
  };
  const holder: Team['holder'] = async () => {
    const lease = await ask(
      `SELECT agent FROM hub.lease WHERE account = '${account}' AND expires_at > now()`,
    );
    const found = desks.find(({ login }) => login === lease?.['agent']);
    if (found === undefined) throw new Error('no desktop holds the account');
    return found;
  };
  await expect.poll(async () => (await ask('SELECT count(*)::int AS n FROM hub.desktop'))?.['n']).toBe(2);
  await expect
    .poll(
      () =>
        holder().then(
          () => true,
          () => false,
        ),
      { timeout: 30_000 },
    )
    .toBe(true);
  return {
    channel,
    server,
    desks,
    ask,
    holder,
    verify: () =>
      hubProgram(server, { password: passwords.lead, words: ['verify'], login: 'lead' }).then(
        () => undefined,
      ),
    answers: () => channel.statusesBy(channel.brandAcct).map(({ text }) => text),
    close: async () => {
      await Promise.all(ways.map((way) => way.close()));
      await server.stop();
      await channel.close();
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
