// Keeps the log's key and all secrets in one file, sealed under a passphrase: for desktops without a keychain.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { dataKeyBytes } from '../../shared/ipc/data-key';
import { hubAddressSchema } from '../../shared/ipc/hub-address';
import { accountSecretsSchema } from '../../shared/ipc/shell-ports';
import { makeDataKey, type Vault } from './vault';
import { writeDurably } from './write-durably';

const base64 = z.base64().max(10_000_000);

const fileSchema = z.object({
  version: z.literal(1),
  // The upper bounds keep a file that was tampered with from asking for hours or gigabytes.
  cost: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  blockSize: z.number().int().min(8).max(16),
  salt: base64,
  nonce: base64,
  tag: base64,
  sealed: base64,
});
const contentSchema = z.object({
  dataKey: base64,
  secrets: accountSecretsSchema,
  hub: hubAddressSchema.nullable().default(null),
});
type Content = z.output<typeof contentSchema>;

interface Lock {
  readonly wrappingKey: Buffer;
  readonly cost: number;
  readonly blockSize: number;
  readonly salt: string;
}

/** 128 MB and a few tenths of a second: dear for a guesser, bearable once a day. */
const currentCost = { cost: 2 ** 17, blockSize: 8 };

/** The first start: seals a new key under the passphrase. Throws when the file cannot be written. */
export async function makePassphraseVault(path: string, passphrase: string): Promise<Vault> {
  const lock = await lockFor(passphrase, { ...currentCost, salt: randomBytes(16).toString('base64') });
  const content: Content = { dataKey: Buffer.from(makeDataKey()).toString('base64'), secrets: {}, hub: null };
  await writeDurably(path, seal(lock, content));
  return vaultOf(path, lock, { content, freshKey: true });
}

/** Null when the passphrase is wrong or the file was changed by someone without it. */
export async function openPassphraseVault(path: string, passphrase: string): Promise<Vault | null> {
  const file = fileSchema.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!file.success) return null;
  const lock = await lockFor(passphrase, file.data);
  const content = unseal(lock, file.data);
  return content && vaultOf(path, lock, { content, freshKey: false });
}

function vaultOf(path: string, lock: Lock, start: { content: Content; freshKey: boolean }): Vault {
  let content = start.content;
  let lastWrite = Promise.resolve();
  const change = (to: (now: Content) => Partial<Content>): Promise<void> => {
    const write = lastWrite.then(async () => {
      const next = { ...content, ...to(content) };
      await writeDurably(path, seal(lock, next));
      content = next;
    });
    lastWrite = write.catch(() => undefined);
    return write;
  };
  return {
    tier: 'passphrase',
    dataKey: new Uint8Array(Buffer.from(content.dataKey, 'base64')),
    freshKey: start.freshKey,
    secrets: async () => content.secrets,
    save: (accountId, secret) => change(({ secrets }) => ({ secrets: { ...secrets, [accountId]: secret } })),
    remove: (accountId) => change(({ secrets: { [accountId]: _gone, ...secrets } }) => ({ secrets })),
    hub: async () => content.hub,
    saveHub: (hub) => change(() => ({ hub })),
  };
}

function seal(lock: Lock, content: Content): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', lock.wrappingKey, nonce);
  cipher.setAAD(associatedData(lock));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  const { cost, blockSize, salt } = lock;
  const file: z.input<typeof fileSchema> = {
    version: 1,
    cost,
    blockSize,
    salt,
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: sealed.toString('base64'),
  };
  return `${JSON.stringify(file)}\n`;
}

function unseal(lock: Lock, file: z.output<typeof fileSchema>): Content | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', lock.wrappingKey, Buffer.from(file.nonce, 'base64'), {
      authTagLength: 16,
    });
    decipher.setAAD(associatedData(lock));
    decipher.setAuthTag(Buffer.from(file.tag, 'base64'));
    const text = Buffer.concat([decipher.update(Buffer.from(file.sealed, 'base64')), decipher.final()]);
    const content = contentSchema.parse(parseJson(text.toString('utf8')));
    return Buffer.from(content.dataKey, 'base64').byteLength === dataKeyBytes ? content : null;
  } catch {
    return null;
  }
}

function associatedData({ cost, blockSize, salt }: Omit<Lock, 'wrappingKey'>): Buffer {
  return Buffer.from(JSON.stringify(['semaforo wrapped keys', 1, cost, blockSize, salt]));
}

/** The same passphrase typed on another keyboard may arrive decomposed. */
function lockFor(passphrase: string, { cost, blockSize, salt }: Omit<Lock, 'wrappingKey'>): Promise<Lock> {
  const options = { N: cost, r: blockSize, p: 1, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, options, (error, wrappingKey) => {
      if (error) reject(error);
      else resolve({ wrappingKey, cost, blockSize, salt });
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
