// One TLS connection to the hub's database: verified, bounded in time, and closed for good when it breaks.
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import pg from 'pg';
import { hubErrorOf } from './hub-error';

export interface HubAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly login: string;
  readonly password: string;
  /** Certificates that are trusted, in PEM. Null: those of the operating system's and Node's own list. */
  readonly ca: string | null;
  /** Name in the server's certificate when it is not the host's. */
  readonly serverName?: string;
  readonly clientCertificate?: { readonly certificate: string; readonly key: string };
}

const limits = { connectMs: 10_000, statementMs: 35_000, keepAliveMs: 10_000 };

/**
 * Opens a connection or throws a `HubError`. The server's certificate must come from a trusted authority and carry the
 * host's name; without that nothing is said, not even the login.
 */
export async function openConnection(address: HubAddress): Promise<pg.Client> {
  const client = new pg.Client({
    host: address.host,
    port: address.port,
    user: address.login,
    password: address.password,
    database: address.database,
    application_name: 'semaforo',
    ssl: tlsOptions(address),
    connectionTimeoutMillis: limits.connectMs,
    query_timeout: limits.statementMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: limits.keepAliveMs,
  });
  // Without a listener a cut connection would end the process; the next query says what happened.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw hubErrorOf(error);
  }
}

/** The driver itself would not compare the name where the host is an address: it is always compared here. */
function tlsOptions({ host, ca, serverName, clientCertificate }: HubAddress): ConnectionOptions {
  const expected = serverName ?? host;
  return {
    rejectUnauthorized: true,
    checkServerIdentity: (_, certificate) => checkServerIdentity(expected, certificate),
    minVersion: 'TLSv1.2',
    ...(ca === null ? {} : { ca }),
    ...(clientCertificate === undefined
      ? {}
      : { cert: clientCertificate.certificate, key: clientCertificate.key }),
  };
}

/** Runs one query; every error comes out as a `HubError`. */
export async function ask(client: pg.Client, text: string, values: readonly unknown[]): Promise<unknown[]> {
  try {
    const { rows } = await client.query(text, [...values]);
    return rows;
  } catch (error) {
    throw hubErrorOf(error);
  }
}
