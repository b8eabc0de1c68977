// What a power cut leaves of files that were written after their last flush: less, more, or something else.
import { appendFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Chance, pick } from '../../src/shared/scenario/chance';

type Tear = (file: string, chance: Chance) => Promise<void>;

const cut: Tear = async (file, chance) => {
  const { length } = await readFile(file);
  await truncate(file, Math.max(0, length - Math.ceil(chance() * 6_000)));
};
const addGarbage: Tear = (file, chance) =>
  appendFile(file, Buffer.alloc(1 + Math.floor(chance() * 9_000), Math.floor(chance() * 256)));
const addEarlierBytes: Tear = async (file, chance) => {
  const bytes = await readFile(file);
  const from = Math.floor(chance() * bytes.length);
  await appendFile(file, bytes.subarray(from, from + 4_120));
};
const empty: Tear = (file) => writeFile(file, '');
const leave: Tear = async () => undefined;

/** By the name of the file: the log is flushed at each commit, so only what follows can be torn; the others are not. */
const torn: readonly { readonly folder: RegExp; readonly name: RegExp; readonly tears: readonly Tear[] }[] = [
  { folder: /^log$/, name: /^log\.db-wal$/, tears: [addGarbage, addEarlierBytes, leave] },
  { folder: /^log$/, name: /\.witness$/, tears: [empty, leave, leave] },
  { folder: /^log$/, name: /^search\.db-wal$/, tears: [cut, addGarbage, leave] },
  { folder: /\.leveldb$/, name: /\.log$/, tears: [cut, addGarbage, addEarlierBytes, leave, leave] },
];

/** Tears the profile of an application that was just killed; says what it did, for the report of a failure. */
export async function tearTails(profile: string, chance: Chance): Promise<readonly string[]> {
  const done: string[] = [];
  for (const folder of ['log', ...(await storesIn(profile))])
    for (const name of await namesIn(join(profile, folder)))
      for (const { tears } of torn.filter((each) => each.folder.test(folder) && each.name.test(name))) {
        const tear = pick(chance, tears);
        await tear(join(profile, folder, name), chance);
        done.push(`${tear.name} ${name}`);
      }
  return done;
}

async function storesIn(profile: string): Promise<readonly string[]> {
  const names = await namesIn(join(profile, 'IndexedDB'));
  return names.filter((name) => name.endsWith('.leveldb')).map((name) => join('IndexedDB', name));
}

const namesIn = (folder: string) => readdir(folder).catch((): string[] => []);
