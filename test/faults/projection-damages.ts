// Ways to harm the folder in which Chromium keeps IndexedDB.
import { appendFile, cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ProjectionDamage {
  readonly name: string;
  /**
   * What becomes of the rows. all: none can be left. some: they may be found again in part, or only lost at the second
   * opening. none: Chromium gets over it.
   */
  readonly loses: 'all' | 'some' | 'none';
  /** Whether the test first shows what it does to a program that trusts its store. */
  readonly isShown?: boolean;
  harm(folder: string): Promise<void>;
}

async function filesIn(folder: string, name: RegExp): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((file) => name.test(file));
  if (names.length === 0) throw new Error(`There is no ${name} to harm in ${folder}`);
  return names.map((file) => join(folder, file));
}

const deleting = (name: RegExp) => async (folder: string) => {
  for (const file of await filesIn(folder, name)) await rm(file, { recursive: true });
};

const changing = (name: RegExp, change: (bytes: Buffer) => void) => async (folder: string) => {
  for (const file of await filesIn(folder, name)) {
    const bytes = await readFile(file);
    change(bytes);
    await writeFile(file, bytes);
  }
};

const flippingAt = (parts: readonly number[]) => (bytes: Buffer) => {
  for (const part of parts) {
    const at = Math.floor(bytes.length * part);
    if (at < bytes.length) bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
  }
};

const cutting = (name: RegExp, left: (length: number) => number) => async (folder: string) => {
  for (const file of await filesIn(folder, name)) {
    const { length } = await readFile(file);
    await truncate(file, Math.max(0, Math.floor(left(length))));
  }
};

const addingGarbage = (name: RegExp) => async (folder: string) => {
  for (const file of await filesIn(folder, name))
    await appendFile(file, Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 167 + 13) % 256)));
};

const tables = /\.ldb$/;
const journal = /\.log$/;

export const projectionDamages: readonly ProjectionDamage[] = [
  { name: 'the folder is empty', loses: 'all', harm: deleting(/./) },
  {
    name: 'the pointer to the manifest is zeroed',
    loses: 'all',
    harm: changing(/^CURRENT$/, (bytes) => bytes.fill(0)),
  },
  { name: 'the pointer to the manifest is gone', loses: 'some', harm: deleting(/^CURRENT$/) },
  { name: 'the manifest is gone', loses: 'all', isShown: true, harm: deleting(/^MANIFEST/) },
  {
    name: 'bits are flipped in the manifest',
    loses: 'all',
    harm: changing(/^MANIFEST/, flippingAt([0.25, 0.5, 0.75])),
  },
  { name: 'the tables are gone', loses: 'all', isShown: true, harm: deleting(tables) },
  { name: 'the tables are cut to half', loses: 'all', harm: cutting(tables, (length) => length / 2) },
  { name: 'one bit is flipped in each table', loses: 'some', harm: changing(tables, flippingAt([0.5])) },
  {
    name: 'one bit is flipped in the newest file',
    loses: 'some',
    harm: changing(journal, flippingAt([0.5])),
  },
  {
    name: 'the newest file lacks its last 100 bytes',
    loses: 'some',
    harm: cutting(journal, (length) => length - 100),
  },
  {
    name: 'half of the newest file is cut off',
    loses: 'some',
    harm: cutting(journal, (length) => length / 2),
  },
  { name: 'garbage follows in the newest file', loses: 'none', harm: addingGarbage(journal) },
];

/** The store of another desk is put in the place of this one's. */
export async function exchangeStore(folder: string, other: string): Promise<void> {
  await rm(folder, { recursive: true });
  await cp(other, folder, { recursive: true });
}
