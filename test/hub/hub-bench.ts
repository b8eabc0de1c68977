// A hub on a real server for a test file: two brands, people of every kind, and the few things tests do with them.
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import {
  connectHub,
  type HubClient,
  type HubFacts,
  type HubStepEvent,
} from '../../src/main/engine/hub/hub-client';
import { freshPassword, scramProof } from '../../src/main/engine/hub/scram-proof';
import { type SetUp, setUpHub } from '../../src/main/engine/hub/set-up-hub';
import { type LocalServer, type Programs, startLocalServer } from '../../src/main/hub-cli/local-server';

export const randomId = () => randomBytes(16).toString('hex');
export const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
export const mail = 'mail@vela';
export const mailOfFaro = 'mail@faro';

const every = ['see', 'answer', 'decide', 'raise', 'note', 'claim', 'ingest'] as const;
const grantsFor = (agent: string, brand: string, actions: readonly string[]) =>
  actions.map((action) => ({ agent, brand, action }));

/** Ana manages both brands, Bea and Carlos answer for Vela, Dario for Faro, Eva is a trainee of Vela. */
export const facts: HubFacts = {
  brands: ['vela', 'faro'],
  accounts: [
    { account: mail, brand: 'vela', channel: 'email' },
    { account: mailOfFaro, brand: 'faro', channel: 'email' },
  ],
  grants: [
    ...['vela', 'faro'].flatMap((brand) =>
      grantsFor('ana', brand, [...every, 'assign', 'approve', 'supervise', 'manage', 'erase']),
    ),
    ...grantsFor('bea', 'vela', [...every, 'approve']),
    ...grantsFor('carlos', 'vela', [...every, 'approve']),
    ...grantsFor('dario', 'faro', [...every, 'approve']),
    ...grantsFor('eva', 'vela', every),
  ],
  approvals: [{ agent: 'eva', brand: 'vela', needs: 'supervisor' }],
};

export type Person = 'ana' | 'bea' | 'carlos' | 'dario' | 'eva';
export const people: readonly Person[] = ['ana', 'bea', 'carlos', 'dario', 'eva'];

export interface HubBench {
  readonly server: LocalServer;
  readonly setUp: SetUp;
  readonly database: string;
  readonly password: string;
  as(person: Person): Promise<HubClient>;
  /** Anybody who was invited with the bench's password; through a proxy when its port is given. */
  login(login: string, port?: number, password?: string): Promise<HubClient>;
  /** Raw SQL as a person: what an attacker with a login has. */
  raw(login: string): Promise<pg.Client>;
  administrator(database?: string): Promise<pg.Client>;
}

type OpenBench = HubBench & { readonly opened: { end(): Promise<unknown> }[]; close(): Promise<void> };

/** Starts a server before the tests of a file, sets a hub up in it, and ends everything after them. */
export function hubBench(programs: Programs = null): () => HubBench {
  let bench: OpenBench | undefined;
  beforeAll(async () => {
    bench = await openBench(programs);
  });
  // A login may hold only so many connections: those of a test end with it.
  let before = 0;
  beforeEach(() => {
    before = bench?.opened.length ?? 0;
  });
  afterEach(async () => {
    await Promise.all(bench?.opened.splice(before).map((one) => one.end().catch(() => {})) ?? []);
  });
  afterAll(() => bench?.close());
  return () => {
    if (bench === undefined) throw new Error('The bench opens before the tests.');
    return bench;
  };
}

async function openBench(programs: Programs): Promise<OpenBench> {
  const server = await startLocalServer(programs);
  const opened: OpenBench['opened'] = [];
  const database = 'team';
  const password = freshPassword();
  const raw = async (login: string, secret: string, name: string) => {
    const client = new pg.Client({
      host: '127.0.0.1',
      port: server.port,
      user: login,
      password: secret,
      database: name,
      ssl: { ca: server.ca, servername: 'localhost' },
    });
    client.on('error', () => {});
    await client.connect();
    opened.push(client);
    return client;
  };
  const administrator = (name = database) => raw('postgres', server.administrator.password, name);
  const main = await administrator('postgres');
  // As one would for people of a hub: the databases that come with a server are not theirs.
  await main.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
  await main.query(`CREATE DATABASE ${database}`);
  const setter = await administrator();
  const setUp = await setUpHub(setter, { login: 'ana', agent: 'ana', proof: scramProof(password) });
  const login = async (name: string, port = server.port, typed = password) => {
    const { ca } = server;
    const client = await connectHub({
      host: '127.0.0.1',
      port,
      database,
      login: name,
      password: typed,
      ca,
      serverName: 'localhost',
    });
    opened.push({ end: () => client.close() });
    return client;
  };
  const as = login;
  const ana = await as('ana');
  await ana.publish({ base: 0, document: 'brands: {}', facts, note: 'first' });
  for (const person of people) if (person !== 'ana') await ana.invite(person, person, password);
  await ana.close();
  return {
    opened,
    server,
    setUp,
    database,
    password,
    as,
    login,
    administrator,
    raw: (name) => raw(name, password, database),
    close: async () => {
      await Promise.all(opened.map((one) => one.end().catch(() => {})));
      await server.stop();
    },
  };
}

/** An event with an operation of its own. */
export function event(caseId: string, kind: string, given: Record<string, unknown> = {}): HubStepEvent {
  return { op: randomId(), caseId, kind, at: Date.now(), facts: given, body: '' };
}

/** A step with an id of its own. */
export const step = (...events: readonly HubStepEvent[]) => ({ step: randomId(), events });

/** An opened case with one message of a customer. */
export function opening(caseId: string, given: Record<string, unknown> = {}): HubStepEvent {
  return event(caseId, 'CaseOpened', {
    account: mail,
    channel: 'email',
    tier: 'yellow',
    safety: false,
    contactType: null,
    team: null,
    number: 1,
    message: digestOf(caseId),
    dueAt: 1_000_000,
    ...given,
  });
}
