// Keeps the way to the team's hub in the keychain: in parts, for certificates are longer than some keychains take.
import { randomBytes } from 'node:crypto';
import type { HubWay } from '../../shared/ipc/hub-address';

interface Entries {
  readonly keychain: {
    get(service: string, account: string): Promise<string | null>;
    set(service: string, account: string, value: string): Promise<void>;
    remove(service: string, account: string): Promise<void>;
    list(service: string): Promise<Readonly<Record<string, string>>>;
  };
  readonly service: string;
}

const head = 'hub';
/** The credential store of Windows takes 2,560 bytes. */
const partLength = 2_000;
const headForm = /^(\d{1,3}) ([0-9a-z]+)$/;

/** Null: none is kept. Throws when the keychain cannot be read, or has only a part of it. */
export async function keptHub({ keychain, service }: Entries): Promise<HubWay | null> {
  const [, count, mark] = headForm.exec((await keychain.get(service, head)) ?? '') ?? [];
  if (count === undefined || mark === undefined) return null;
  let text = '';
  for (let part = 0; part < Number(count); part += 1) {
    const found = await keychain.get(service, partName(mark, part));
    if (found === null) throw new Error(`Part ${part} of the way to the hub is not in the keychain`);
    text += found;
  }
  // Not needed for the key, on which the first page waits.
  const { hubAddressSchema } = await import('../../shared/ipc/hub-address');
  return hubAddressSchema.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
}

/** Null forgets it. The head is written last, so that what is kept is always whole. */
export async function keepHub({ keychain, service }: Entries, way: HubWay | null): Promise<void> {
  const [, , before] = headForm.exec((await keychain.get(service, head)) ?? '') ?? [];
  if (way === null) await keychain.remove(service, head);
  else {
    const text = Buffer.from(JSON.stringify(way)).toString('base64');
    const mark = randomBytes(6).toString('hex');
    const count = Math.ceil(text.length / partLength);
    for (let part = 0; part < count; part += 1) {
      const slice = text.slice(part * partLength, (part + 1) * partLength);
      await keychain.set(service, partName(mark, part), slice);
    }
    await keychain.set(service, head, `${count} ${mark}`);
  }
  if (before === undefined) return;
  for (const name of Object.keys(await keychain.list(service)))
    if (name.startsWith(`${head}:${before}:`)) await keychain.remove(service, name);
}

function partName(mark: string, part: number): string {
  return `${head}:${mark}:${part}`;
}
