// A session bus of its own with a real keyring on it, which a test can lock, unlock and take away.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import dbus from 'dbus-next';

const daemon = '/usr/bin/gnome-keyring-daemon';
const busDaemon = '/usr/bin/dbus-daemon';

/** False only where the tests' preparation did not install it. */
export const hasKeyring = existsSync(daemon);

const secrets = { name: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' };

export class TestKeyring {
  readonly address: string;
  readonly #bus: ChildProcess;
  readonly #home: string;
  #daemon: ChildProcess | null = null;

  private constructor(bus: ChildProcess, address: string, home: string) {
    this.#bus = bus;
    this.address = address;
    this.#home = home;
  }

  static async start(): Promise<TestKeyring> {
    if (!hasKeyring) throw new Error(`${daemon} is missing: install the Debian package gnome-keyring.`);
    const config = resolve('scripts/bootstrap/session-bus.conf');
    const bus = spawn(
      busDaemon,
      ['--nofork', '--nopidfile', '--print-address=1', `--config-file=${config}`],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const [address] = await once(bus.stdout, 'data');
    const keyring = new TestKeyring(
      bus,
      String(address).trim(),
      await mkdtemp(join(tmpdir(), 'semaforo-keyring-')),
    );
    await keyring.unlock();
    return keyring;
  }

  /** A daemon whose keyring is open, over whatever an earlier one stored. */
  async unlock(): Promise<void> {
    await this.takeAway();
    this.#daemon = spawn(daemon, ['--foreground', '--unlock', '--components=secrets'], {
      env: {
        ...process.env,
        HOME: this.#home,
        XDG_DATA_HOME: this.#home,
        XDG_RUNTIME_DIR: this.#home,
        DBUS_SESSION_BUS_ADDRESS: this.address,
      },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#daemon.stdin?.end('keyring passphrase');
    await this.#withBus(async (bus) => {
      for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt; ) {
        const proxy = await bus.getProxyObject('org.freedesktop.DBus', '/org/freedesktop/DBus');
        const names: string[] = await proxy.getInterface('org.freedesktop.DBus')['ListNames']?.();
        if (names.includes(secrets.name)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('The keyring did not come up.');
    });
  }

  /** Locks everything in it; nobody is there to answer a prompt. */
  async lock(): Promise<void> {
    await this.#withBus(async (bus) => {
      const call = (path: string, face: string, member: string, signature: string, body: unknown[]) =>
        bus.call(
          new dbus.Message({ destination: secrets.name, path, interface: face, member, signature, body }),
        );
      const face = 'org.freedesktop.Secret.Service';
      const found = await call(secrets.path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [
        face,
        'Collections',
      ]);
      await call(secrets.path, face, 'Lock', 'ao', [found?.body[0].value]);
    });
  }

  /** No service answers any more. */
  async takeAway(): Promise<void> {
    await ended(this.#daemon);
    this.#daemon = null;
  }

  async close(): Promise<void> {
    await this.takeAway();
    await ended(this.#bus);
    await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  async #withBus(work: (bus: dbus.MessageBus) => Promise<void>): Promise<void> {
    const bus = dbus.sessionBus({ busAddress: this.address });
    try {
      await work(bus);
    } finally {
      bus.disconnect();
    }
  }
}

async function ended(process: ChildProcess | null): Promise<void> {
  if (!process || process.exitCode !== null || process.signalCode !== null) return;
  const over = once(process, 'exit');
  process.kill();
  await over;
}
