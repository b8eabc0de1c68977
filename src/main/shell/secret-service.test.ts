import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import dbus from 'dbus-next';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasKeyring, TestKeyring } from '../../../test/e2e/keyring';
import { readSecretService } from './secret-service';

const service = 'semaforo-test';
const entries = { canary: 'installed', 'data-key': 'Ñandú/+=' };
const never = new Promise<never>(() => undefined);
const wanted = { service, accounts: Object.keys(entries), limit: never };

describe.skipIf(!hasKeyring)('on a real keyring', () => {
  let keyring: TestKeyring;
  beforeAll(async () => {
    keyring = await TestKeyring.start();
    for (const [account, value] of Object.entries(entries)) await store(keyring.address, account, value);
  }, 60_000);
  afterAll(() => keyring.close());

  const read = (accounts: readonly string[] = wanted.accounts) =>
    readSecretService({ ...wanted, accounts, address: keyring.address });

  test('entries that lie open are read', async () => {
    await expect(read()).resolves.toEqual(entries);
  });

  test('nothing is read when one of them is not there', async () => {
    await expect(read(['canary', 'another'])).resolves.toBeNull();
  });

  test('nothing is read while it is locked, and nothing once it is gone', async () => {
    await keyring.lock();
    await expect(read()).resolves.toBeNull();
    await keyring.takeAway();
    await expect(read()).resolves.toBeNull();
  });
});

describe('without a keyring', () => {
  test.each(['', 'tcp:host=localhost,port=1', 'unix:abstract=/tmp/bus', 'unix:path=/nowhere/bus'])(
    'nothing is read at %j',
    async (address) => {
      await expect(readSecretService({ ...wanted, address })).resolves.toBeNull();
    },
  );

  test.each([
    ['that refuses', 'REJECTED EXTERNAL\r\n'],
    ['that speaks in another byte order', 'OK 0123\r\nB\x02\0\x01\0\0\0\0\0\0\0\x01\0\0\0\0'],
    ['that announces more than anybody says', 'OK 0123\r\nl\x02\0\x01\xff\xff\xff\xff\x01\0\0\0\0\0\0\0'],
    ['that says nothing', ''],
  ])('nothing is read from a bus %s', async (_what, words) => {
    const { path, server } = await listening(words);
    const read = readSecretService({ ...wanted, address: `unix:path=${path}`, limit: sleep(300) });
    await expect(read).resolves.toBeNull();
    server.close();
  });
});

let buses = 0;

async function listening(words: string): Promise<{ readonly path: string; readonly server: Server }> {
  buses += 1;
  const path = join(tmpdir(), `semaforo-bus-${process.pid}-${buses}`);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(Buffer.from(words, 'latin1')));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { path, server };
}

/** As any other program of this person stores an entry. */
async function store(address: string, account: string, value: string): Promise<void> {
  const bus = dbus.sessionBus({ busAddress: address });
  const face = 'org.freedesktop.Secret.Service';
  const home = '/org/freedesktop/secrets';
  const call = (path: string, on: string, member: string, signature: string, body: unknown[]) =>
    bus.call(
      new dbus.Message({
        destination: 'org.freedesktop.secrets',
        path,
        interface: on,
        member,
        signature,
        body,
      }),
    );
  const opened = await call(home, face, 'OpenSession', 'sv', ['plain', new dbus.Variant('s', '')]);
  const session: string = opened?.body[1];
  const properties = {
    'org.freedesktop.Secret.Item.Label': new dbus.Variant('s', account),
    'org.freedesktop.Secret.Item.Attributes': new dbus.Variant('a{ss}', { service, account }),
  };
  const secret = [session, Buffer.alloc(0), Buffer.from(value), 'text/plain'];
  const collection = `${home}/aliases/default`;
  const face2 = 'org.freedesktop.Secret.Collection';
  await call(collection, face2, 'CreateItem', 'a{sv}(oayays)b', [properties, secret, true]);
  bus.disconnect();
}
