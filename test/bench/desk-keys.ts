// The keys of the bench's profiles: in a keychain on a bus of the bench's own, or under a passphrase where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hasKeyring, TestKeyring } from '../e2e/keyring';
import { root } from './build-parts';

export type Env = Readonly<Record<string, string>>;

const markerSchema = z.object({ service: z.string() });
const entriesSchema = z.array(z.object({ account: z.string(), password: z.string() }));
export type KeychainEntries = z.output<typeof entriesSchema>;

export const keysKind = hasKeyring ? 'keychain' : 'passphrase';

let open: TestKeyring | null = null;

/** A real keychain stands on the way of a start where the machine has one; a passphrase is made slow on purpose. */
export async function withKeys<T>(work: (env: Env) => Promise<T>): Promise<T> {
  if (!hasKeyring)
    return work({ SEMAFORO_KEY_FALLBACK: 'passphrase', SEMAFORO_PASSPHRASE: 'only for measuring' });
  open = await TestKeyring.start();
  try {
    return await work({ DBUS_SESSION_BUS_ADDRESS: open.address });
  } finally {
    await closeKeys();
  }
}

/** Ends the keychain and its bus; to be called before leaving in the middle of the work. */
export async function closeKeys(): Promise<void> {
  const keyring = open;
  open = null;
  await keyring?.close();
}

/** What the keychain holds for a profile; nothing when its keys lie under a passphrase. */
export function entriesOf(profile: string, env: Env): KeychainEntries {
  const service = serviceOf(profile);
  if (service === null) return [];
  const code = `require('keytar').findCredentials(input.service).then((found) => console.log(JSON.stringify(found)))`;
  return entriesSchema.parse(JSON.parse(withKeytar(code, { service }, env)));
}

/** Puts into this run's keychain what an earlier one held for the profile. */
export function restoreEntries(profile: string, entries: KeychainEntries, env: Env): void {
  const service = serviceOf(profile);
  if (service === null) return;
  const code = `(async () => { for (const { account, password } of input.entries)
    await require('keytar').setPassword(input.service, account, password); })()`;
  withKeytar(code, { service, entries }, env);
}

function serviceOf(profile: string): string | null {
  const marker = path.join(profile, 'keys/keychain-marker.json');
  if (!existsSync(marker)) return null;
  return markerSchema.parse(JSON.parse(readFileSync(marker, 'utf8'))).service;
}

/** In a process of its own, because the library holds on to the bus that it found first. */
function withKeytar(code: string, input: unknown, env: Env): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-e', `const input = JSON.parse(require('fs').readFileSync(0, 'utf8')); ${code}`],
    {
      cwd: root,
      env: { ...process.env, ...env },
      input: JSON.stringify(input),
      encoding: 'utf8',
      timeout: 30_000,
    },
  );
  if (status !== 0) throw new Error(`The keychain did not answer: ${stderr}`);
  return stdout;
}
