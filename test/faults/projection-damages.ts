// Ways to harm the folder in which Chromium keeps IndexedDB.
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ProjectionDamage {
  readonly name: string;
  /** Whether nothing can be left of the rows; after the others Chromium may find all or most of them again. */
  readonly isTotal: boolean;
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

const flippingIn = (name: RegExp) => async (folder: string) => {
  for (const file of await filesIn(folder, name)) {
    const bytes = await readFile(file);
    for (const part of [0.25, 0.5, 0.75]) {
      const at = Math.floor(bytes.length * part);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
    }
    await writeFile(file, bytes);
  }
};

const cutting = (name: RegExp, bytes: number) => async (folder: string) => {
  for (const file of await filesIn(folder, name)) {
    const { length } = await readFile(file);
    await truncate(file, Math.max(0, length - bytes));
  }
};

const rowFiles = /\.(log|ldb)$/;

export const projectionDamages: readonly ProjectionDamage[] = [
  { name: 'the folder is empty', isTotal: true, harm: deleting(/./) },
  { name: 'the manifest is gone', isTotal: true, harm: deleting(/^MANIFEST/) },
  { name: 'the files of rows are gone', isTotal: true, harm: deleting(rowFiles) },
  { name: 'bits are flipped in the files of rows', isTotal: true, harm: flippingIn(rowFiles) },
  { name: 'bits are flipped in the manifest', isTotal: true, harm: flippingIn(/^MANIFEST/) },
  { name: 'the pointer to the manifest is gone', isTotal: false, harm: deleting(/^CURRENT$/) },
  { name: 'the end of the newest file is cut off', isTotal: false, harm: cutting(/\.log$/, 100) },
  { name: 'half of the newest file is cut off', isTotal: false, harm: cutting(/\.log$/, 100_000) },
];
