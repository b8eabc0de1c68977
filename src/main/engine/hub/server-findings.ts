// What a server promises less than a hub expects: told, not hidden, and not a reason to stop.
import type pg from 'pg';
import { z } from 'zod';
import type { Finding } from './finding';

const settingsRow = z.object({
  tls: z.string(),
  flushes: z.string(),
  commits: z.string(),
  proofs: z.string(),
  makes: z.boolean(),
  others: z.array(z.string()),
});

/** Looks at the running server; needs the connection of whoever sets the hub up. */
export async function serverFindings(client: pg.Client): Promise<readonly Finding[]> {
  const { rows } = await client.query(`
    SELECT current_setting('ssl', true) AS tls, current_setting('fsync', true) AS flushes,
      current_setting('synchronous_commit', true) AS commits, current_setting('password_encryption', true) AS proofs,
      (SELECT rolcreaterole FROM pg_roles WHERE rolname = 'semaforo_hub') AS makes,
      ARRAY(SELECT datname::text FROM pg_database WHERE datname <> current_database() AND datallowconn
        AND has_database_privilege('semaforo_user', datname, 'CONNECT') ORDER BY 1) AS others`);
  const { tls, flushes, commits, proofs, makes, others } = settingsRow.parse(rows[0]);
  const found: Finding[] = [];
  if (tls !== 'on') {
    found.push({
      code: 'server-without-tls',
      text: 'The server does not speak TLS. No desktop will connect before it does.',
    });
  }
  if (flushes !== 'on' || commits === 'off') {
    found.push({
      code: 'may-forget',
      text: 'The server may lose what it has acknowledged when it dies (fsync or synchronous_commit is off).',
    });
  }
  if (proofs !== 'scram-sha-256') {
    found.push({
      code: 'old-password-proofs',
      text: `The server's own setting for new passwords is ${proofs}. Logins of the hub use scram-sha-256 all the same.`,
    });
  }
  if (!makes) {
    found.push({
      code: 'logins-by-hand',
      text: 'The hub may not make logins here: the role semaforo_hub has no CREATEROLE. Inviting somebody will be refused until it has.',
    });
  }
  if (others.length > 0) {
    found.push({
      code: 'other-databases-open',
      text: `People with a login of the hub can also connect to: ${others.join(', ')}. If nobody else needs them: REVOKE CONNECT ON DATABASE … FROM PUBLIC.`,
    });
  }
  return found;
}

/** Tries what a hint needs. Without it desktops look every two seconds. */
export async function notifyFindings(client: pg.Client): Promise<readonly Finding[]> {
  try {
    await client.query(`LISTEN semaforo; NOTIFY semaforo; UNLISTEN semaforo`);
    return [];
  } catch {
    return [
      {
        code: 'notify-missing',
        text: 'The server knows no notifications: desktops look for news every two seconds.',
      },
    ];
  }
}
