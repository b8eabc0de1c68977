// Makes a hub in an empty database, or brings an older one up to date, and tells what the server does not allow.
import pg from 'pg';
import { z } from 'zod';
import { closeCatalogue } from './close-catalogue';
import type { Finding } from './finding';
import { migrate } from './migrate';
import { notifyFindings, serverFindings } from './server-findings';

export interface Founder {
  readonly login: string;
  /** Id of the member in the workspace definition. */
  readonly agent: string;
  /** What the server keeps of the password; see `scramProof`. */
  readonly proof: string;
}

export interface SetUp {
  readonly hubId: string;
  readonly steps: readonly string[];
  readonly findings: readonly Finding[];
}

const oldestServer = 140_000;

/**
 * Needs a connection that may create roles and owns the database; run again it changes only what is missing. Throws,
 * with the reason, where going on would not be safe: an old server, a copy that only reads, roles that cannot be made.
 * `sandbox` marks it as one for practice, which only a hub without a definition can become.
 */
export async function setUpHub(
  client: pg.Client,
  founder: Founder | null,
  { sandbox = false }: { readonly sandbox?: boolean } = {},
): Promise<SetUp> {
  const version = await checkServer(client);
  await makeRoles(client, version);
  await makeSchemas(client);
  const steps = await migrate(client);
  if (sandbox) await markSandbox(client);
  const findings = [
    ...(await closeCatalogue(client)),
    ...(await serverFindings(client)),
    ...(await notifyFindings(client)),
  ];
  const hears = findings.every(({ code }) => code !== 'notify-missing');
  await asOwner(client, 'UPDATE hub.setting SET notify = $1', [hears]);
  if (founder !== null) await addFounder(client, founder);
  const [row] = await asOwner(client, `SELECT replace(hub_id::text, '-', '') AS id FROM hub.setting`, []);
  return { hubId: z.object({ id: z.string() }).parse(row).id, steps, findings };
}

async function checkServer(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::integer AS version, pg_is_in_recovery() AS copy`,
  );
  const { version, copy } = z.object({ version: z.number(), copy: z.boolean() }).parse(rows[0]);
  if (version < oldestServer) {
    throw new Error(`This server is PostgreSQL ${Math.floor(version / 10_000)}; a hub needs 14 or newer.`);
  }
  if (copy) throw new Error('This server is a copy that only reads. Set the hub up on the primary.');
  return version;
}

async function makeRoles(client: pg.Client, version: number): Promise<void> {
  const saysHow = version >= 160_000;
  try {
    await makeRole(client, 'semaforo_user', 'NOLOGIN');
    await makeRole(client, 'semaforo_hub', 'NOLOGIN CREATEROLE');
    await client.query(
      saysHow
        ? 'GRANT semaforo_user TO semaforo_hub WITH ADMIN TRUE, INHERIT FALSE, SET FALSE'
        : 'GRANT semaforo_user TO semaforo_hub WITH ADMIN OPTION',
    );
    // A superuser is everybody already; any other owner of the database has to be let in.
    await client.query(`DO $$ BEGIN
      IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT semaforo_hub TO %I ${saysHow ? 'WITH INHERIT TRUE, SET TRUE' : ''}', current_user);
      END IF;
    END $$`);
  } catch (error) {
    throw new Error(
      'The roles semaforo_hub and semaforo_user cannot be made with this login. Connect as one that may create roles ' +
        `(CREATEROLE, or the administrator of a managed service). The server says: ${messageOf(error)}`,
    );
  }
}

async function makeRole(client: pg.Client, name: string, attributes: string): Promise<void> {
  const { rows } = await client.query('SELECT to_regrole($1) IS NOT NULL AS there', [name]);
  if (rows[0]?.there !== true) await client.query(`CREATE ROLE ${name} ${attributes}`);
}

async function makeSchemas(client: pg.Client): Promise<void> {
  const { rows } = await client.query('SELECT current_database() AS name');
  const database = pg.escapeIdentifier(z.object({ name: z.string() }).parse(rows[0]).name);
  await client.query(`BEGIN;
    REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${database} TO semaforo_user;
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    CREATE SCHEMA IF NOT EXISTS hub AUTHORIZATION semaforo_hub;
    CREATE SCHEMA IF NOT EXISTS api AUTHORIZATION semaforo_hub;
    SET LOCAL ROLE semaforo_hub;
    ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
    COMMIT`);
}

/** Who manages the hub until the first definition says who does. */
async function addFounder(client: pg.Client, { login, agent, proof }: Founder): Promise<void> {
  await asOwner(client, 'SELECT hub.check_proof($1)', [proof]);
  await asOwner(
    client,
    'INSERT INTO hub.person (login, agent, founder) VALUES ($1, $2, true) ON CONFLICT (login) DO NOTHING',
    [login, agent],
  );
  await asOwner(client, 'SELECT hub.make_login($1, $2)', [login, proof]);
}

/** Throws where the hub has a definition: what was made for work stays for work. */
async function markSandbox(client: pg.Client): Promise<void> {
  try {
    await asOwner(client, 'SELECT hub.mark_sandbox()', []);
  } catch (error) {
    if (messageOf(error) !== 'holds-work') throw error;
    throw new Error('This hub has a definition already. A sandbox is made in an empty database.');
  }
}

async function asOwner(client: pg.Client, text: string, values: readonly unknown[]): Promise<unknown[]> {
  await client.query('SET ROLE semaforo_hub');
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.query('RESET ROLE');
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
