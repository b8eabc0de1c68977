// Who a desktop speaks to: a server that proves its name, or nobody.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connectHub } from '../../src/main/engine/hub/hub-client';
import { type HubAddress, openConnection } from '../../src/main/engine/hub/hub-connection';
import { makeIdentity } from '../../src/main/hub-cli/local-certificates';
import { startLocalServer } from '../../src/main/hub-cli/local-server';
import { startFaultProxy } from '../support/fault-proxy';
import { hubBench, opening, randomId, step } from './hub-bench';

const bench = hubBench();

const address = (change: Partial<HubAddress> = {}): HubAddress => ({
  host: 'localhost',
  port: bench().server.port,
  database: bench().database,
  login: 'bea',
  password: bench().password,
  ca: bench().server.ca,
  ...change,
});

const connects = async (to: HubAddress) => {
  const hub = await connectHub(to);
  await hub.close();
  return 'connected';
};

const hba = async (rule: string) => {
  writeFileSync(path.join(bench().server.folder, 'data', 'pg_hba.conf'), `${rule}\n`);
  bench().server.reload();
  await pause(500);
};

test.each([
  ['by its name', {}],
  ['by its address, which its certificate names too', { host: '127.0.0.1' }],
  ['by its address, under the name in its certificate', { host: '127.0.0.1', serverName: 'localhost' }],
])('the right server is spoken to, %s', async (_, change) => {
  await expect(connects(address(change))).resolves.toBe('connected');
});

test.each<[string, () => Partial<HubAddress>, string]>([
  [
    'an authority that did not sign the server',
    () => ({ ca: makeIdentity('Another authority', []).certificate }),
    'untrusted-certificate',
  ],
  [
    'an authority of the same name that did not sign it',
    () => ({ ca: makeIdentity(bench().server.authority.name, []).certificate }),
    'untrusted-certificate',
  ],
  ['no authority of one’s own', () => ({ ca: null }), 'untrusted-certificate'],
  ['an empty list of authorities', () => ({ ca: '' }), 'untrusted-certificate'],
  ['another name than the server’s', () => ({ serverName: 'hub.example' }), 'untrusted-certificate'],
  [
    'another name and an address',
    () => ({ host: '127.0.0.1', serverName: 'hub.example' }),
    'untrusted-certificate',
  ],
  ['a wrong password', () => ({ password: 'not-the-password' }), 'wrong-credentials'],
  ['a login nobody has', () => ({ login: 'nobody' }), 'wrong-credentials'],
  ['a database that is not there', () => ({ database: 'nothing' }), 'wrong-credentials'],
  ['a port where nobody listens', () => ({ port: 1 }), 'unreachable'],
])('with %s there is no connection', async (_, change, kind) => {
  await expect(connects(address(change()))).rejects.toMatchObject({ fault: { kind } });
});

test('a server whose certificate names another address is refused by address', async () => {
  const elsewhere = await startLocalServer(null, [], ['localhost']);
  try {
    const to = {
      ...address(),
      ...elsewhere.administrator,
      port: elsewhere.port,
      ca: elsewhere.ca,
      database: 'postgres',
    };
    await (await openConnection(to)).end();
    await expect(openConnection({ ...to, host: '127.0.0.1' })).rejects.toMatchObject({
      fault: { kind: 'untrusted-certificate' },
    });
  } finally {
    await elsewhere.stop();
  }
});

test('a server without TLS is not spoken to', async () => {
  const plain = await startLocalServer(null, ['ssl=off']);
  try {
    await expect(connects(address({ port: plain.port, ca: plain.ca }))).rejects.toMatchObject({
      fault: { kind: 'untrusted-certificate' },
    });
  } finally {
    await plain.stop();
  }
});

test('where the server asks for one, a login without the certificate of a known desktop gets nowhere', async () => {
  await hba('hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca');
  const desktop = makeIdentity('desktop of bea', [], bench().server.authority);
  const stranger = makeIdentity('desktop of somebody', [], makeIdentity('Another authority', []));
  const given = ({ certificate, key }: typeof desktop) => ({ clientCertificate: { certificate, key } });
  await expect(connects(address(given(desktop)))).resolves.toBe('connected');
  await expect(connects(address())).rejects.toMatchObject({ fault: { kind: 'wrong-credentials' } });
  await expect(connects(address(given(stranger)))).rejects.toBeDefined();
  await expect(connects(address({ ...given(desktop), password: 'wrong' }))).rejects.toMatchObject({
    fault: { kind: 'wrong-credentials' },
  });
  await hba('hostssl all all 127.0.0.1/32 scram-sha-256');
});

test('a database that holds no hub is said to be none', async () => {
  const cluster = await bench().administrator('postgres');
  await cluster.query('CREATE DATABASE empty');
  const to = address({ ...bench().server.administrator, database: 'empty' });
  await expect(connects(to)).rejects.toMatchObject({ fault: { kind: 'newer-schema' } });
});

test('a hub with a newer schema is left alone', async () => {
  const administrator = await bench().administrator();
  await administrator.query(
    `INSERT INTO hub.migration (number, name, checksum) VALUES (9999, 'of another time', 'x')`,
  );
  try {
    await expect(connects(address())).rejects.toMatchObject({ fault: { kind: 'newer-schema' } });
  } finally {
    await administrator.query('DELETE FROM hub.migration WHERE number = 9999');
  }
});

test('a network that falls silent is noticed within the limits', { timeout: 90_000 }, async () => {
  const proxy = await startFaultProxy({ host: '127.0.0.1', port: bench().server.port });
  const hub = await bench().login('bea', proxy.port);
  proxy.fallsSilent();
  const since = Date.now();
  await expect(connects(address({ port: proxy.port }))).rejects.toMatchObject({
    fault: { kind: 'unreachable' },
  });
  await expect(hub.hello()).rejects.toMatchObject({ fault: { kind: 'unreachable' } });
  expect(Date.now() - since).toBeLessThan(60_000);
  await proxy.close();
});

test('a hint comes when a colleague writes', async () => {
  const [bea, carlos] = [await bench().as('bea'), await bench().as('carlos')];
  const hinted = new Promise<void>((resolve) => void bea.listen(resolve));
  await bea.hello();
  await carlos.append('vela', randomId(), [step(opening(randomId()))]);
  await hinted;
});
