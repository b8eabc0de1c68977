// Brings a database to this product's schema: one transaction for each step, and never a step back.
import type pg from 'pg';
import { z } from 'zod';
import { HubError } from './hub-error';
import { type Migration, migrations, schemaNumber } from './migrations';

const appliedRow = z.object({ number: z.number(), name: z.string(), checksum: z.string() });

/**
 * Applies what is missing as the owner of the hub and gives the names of the steps. Refuses a database of a newer
 * product, and one whose earlier steps are not ours.
 */
export async function migrate(client: pg.Client): Promise<readonly string[]> {
  const applied = await appliedSteps(client);
  if ((applied.at(-1)?.number ?? 0) > schemaNumber) {
    throw new HubError(
      { kind: 'newer-schema' },
      `the hub has schema ${applied.at(-1)?.number}, this product knows ${schemaNumber}`,
    );
  }
  for (const { number, checksum, name } of applied) {
    if (migrations[number - 1]?.checksum !== checksum) {
      throw new Error(
        `Step ${number} (${name}) of this hub is not the one this product has. It was left as it is.`,
      );
    }
  }
  const missing = migrations.slice(applied.length);
  for (const step of missing) await apply(client, step);
  await openDoors(client);
  return missing.map(({ name }) => name);
}

async function appliedSteps(client: pg.Client): Promise<readonly z.infer<typeof appliedRow>[]> {
  const { rows } = await client.query(`SELECT to_regclass('hub.migration') IS NOT NULL AS there`);
  if (!z.object({ there: z.boolean() }).parse(rows[0]).there) return [];
  const steps = await client.query('SELECT number, name, checksum FROM hub.migration ORDER BY number');
  return z.array(appliedRow).parse(steps.rows);
}

async function apply(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(
      `CREATE TABLE IF NOT EXISTS hub.migration (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp())`,
    );
    await client.query(sql);
    await client.query('INSERT INTO hub.migration (number, name, checksum) VALUES ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
  });
}

/** Whatever a step made: people reach the functions of `api` and nothing else. */
async function openDoors(client: pg.Client): Promise<void> {
  await inTransaction(client, () =>
    client.query(`
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hub, api FROM PUBLIC;
      REVOKE ALL ON ALL TABLES IN SCHEMA hub, api FROM PUBLIC;
      REVOKE ALL ON SCHEMA hub, api FROM PUBLIC;
      GRANT USAGE ON SCHEMA api TO semaforo_user;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO semaforo_user;
      INSERT INTO hub.setting DEFAULT VALUES ON CONFLICT DO NOTHING`),
  );
}

async function inTransaction(client: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await client.query('BEGIN; SET LOCAL ROLE semaforo_hub');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
