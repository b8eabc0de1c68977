// Takes from people what a server tells everybody by itself: who else is there, how much there is, how it is made.
import type pg from 'pg';
import type { Finding } from './finding';

/** Names of the server's own functions that tell about others or let one hold up others. */
const telling = [
  'lo\\_%',
  'loread',
  'lowrite',
  'pg\\_advisory%',
  'pg\\_try\\_advisory%',
  'pg\\_notify',
  'pg\\_sleep%',
  'pg\\_get\\_functiondef',
  'pg\\_get\\_function\\_sqlbody',
  'pg\\_get\\_viewdef',
  'pg\\_get\\_triggerdef',
  'pg\\_get\\_constraintdef',
  'pg\\_get\\_userbyid',
  'pg\\_stat\\_get%',
  'pg\\_database\\_size',
  'pg\\_relation\\_size',
  'pg\\_table\\_size',
  'pg\\_indexes\\_size',
  'pg\\_total\\_relation\\_size',
  'pg\\_tablespace\\_size',
  'pg\\_export\\_snapshot',
  'pg\\_lock\\_status',
  'pg\\_blocking\\_pids',
];

/**
 * Closes the catalogue for everybody but the hub's owner and superusers. Only a superuser can; a managed service keeps
 * it open, which lets people infer names and counts but read no content. Gives what could not be closed.
 */
export async function closeCatalogue(client: pg.Client): Promise<readonly Finding[]> {
  const patterns = telling.map((pattern) => `proname LIKE '${pattern}'`).join(' OR ');
  try {
    await client.query(`BEGIN;
      REVOKE ALL ON ALL TABLES IN SCHEMA pg_catalog FROM PUBLIC;
      REVOKE ALL ON ALL TABLES IN SCHEMA information_schema FROM PUBLIC;
      REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
      GRANT USAGE ON LANGUAGE plpgsql TO semaforo_hub;
      GRANT SELECT ON pg_catalog.pg_stat_activity TO semaforo_hub;
      DO $$
      DECLARE v_function regprocedure;
      BEGIN
        FOR v_function IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND (${patterns}) LOOP
          EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', v_function);
        END LOOP;
      END $$;
      GRANT EXECUTE ON FUNCTION pg_catalog.pg_notify(text, text), pg_catalog.pg_stat_get_activity(integer) TO semaforo_hub;
      COMMIT`);
  } catch {
    await client.query('ROLLBACK');
  }
  // A service may take the words without doing anything: what counts is what is so now.
  const { rows } = await client.query(
    `SELECT has_table_privilege('semaforo_user', 'pg_catalog.pg_roles', 'SELECT') AS open`,
  );
  return rows[0]?.open === false ? [] : [readable];
}

const readable: Finding = {
  code: 'catalogue-readable',
  text:
    'This server does not let its catalogue be closed. People with a login can see the names of other logins and how ' +
    'much the hub holds; cases and messages stay closed to them.',
};
