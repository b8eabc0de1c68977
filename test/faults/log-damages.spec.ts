// The log itself is harmed between two starts: noticed, its good part kept, the harmed one set aside, and said.
import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openDatabase } from '../../src/main/engine/log/database';
import { allOpen, deskIsOpen, syncOf } from '../e2e/desk-hands';
import { type LaunchSemaforo, test } from '../e2e/fixtures';
import { provision } from '../e2e/provision';
import { startMastodonServer } from '../support/mastodon-server/server';

const cases = 40;
const leftOut = 'A damaged part of the log was left out';

interface Damage {
  readonly name: string;
  harm(folder: string): Promise<void>;
}

/** Everything into the one file: what lies beside it may stand for what is harmed here. */
function gathered(folder: string): string {
  const file = join(folder, 'log.db');
  const database = openDatabase(file);
  database.checkpoint();
  database.close();
  return file;
}

async function inMain(folder: string, change: (bytes: Buffer) => void): Promise<void> {
  const file = gathered(folder);
  const bytes = await readFile(file);
  change(bytes);
  await writeFile(file, bytes);
}

async function cutNewest(folder: string): Promise<void> {
  const file = gathered(folder);
  const { length } = await readFile(file);
  await truncate(file, Math.floor((length * 0.8) / 4_096) * 4_096);
}

const damages: readonly Damage[] = [
  {
    name: 'its first page is gone',
    harm: (folder) => inMain(folder, (bytes) => void bytes.fill(0, 0, 4_096)),
  },
  {
    // Noticed when they are read; without a list everything is read at once.
    name: 'bits are flipped all over it',
    harm: async (folder) => {
      await rm(join(folder, '../IndexedDB'), { recursive: true });
      await inMain(folder, (bytes) => {
        for (let at = 6_000; at < bytes.length; at += 20_000) bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
      });
    },
  },
  { name: 'its end is cut off', harm: cutNewest },
];

async function startsAndSays(launch: LaunchSemaforo, profile: string): Promise<string> {
  const { page, quit } = await launch({ profile });
  await deskIsOpen(page);
  // What the log lost the channel still has, and it comes again.
  await expect(allOpen(page, cases)).toBeVisible({ timeout: 60_000 });
  const said = await syncOf(page).innerText();
  await quit();
  return said;
}

test('a harmed log opens with its good part, and the harmed one is kept aside', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(400_000);
  const server = await startMastodonServer({ limit: 1_000_000 });
  const profile = await newProfile();
  await provision(profile, server);
  for (let count = 0; count < cases; count += 1)
    server.customerPosts({ from: `customer${count}`, text: `@lumbre Question ${count}` });
  expect(await startsAndSays(launchSemaforo, profile)).not.toContain(leftOut);
  for (const { name, harm } of damages) {
    await test.step(name, async () => {
      const harmed = await newProfile();
      await cp(profile, harmed, { recursive: true });
      await harm(join(harmed, 'log'));
      expect(await startsAndSays(launchSemaforo, harmed)).toContain(leftOut);
      expect(await readdir(join(harmed, 'log'))).toContain('log-damaged-1');
    });
  }
  await server.close();
});

test('control: without the witness a log whose newest writes are gone looks like a shorter one', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(300_000);
  const server = await startMastodonServer({ limit: 1_000_000 });
  const profile = await newProfile();
  await provision(profile, server);
  const earlier = await newProfile();
  await cp(join(profile, 'log'), join(earlier, 'log'), { recursive: true });
  for (let count = 0; count < cases; count += 1)
    server.customerPosts({ from: `customer${count}`, text: `@lumbre Question ${count}` });
  expect(await startsAndSays(launchSemaforo, profile)).not.toContain(leftOut);
  const files = async (folder: string) =>
    (await readdir(join(folder, 'log'))).filter((name) => /^log\.db/.test(name));
  const goBack = async (into: string, isWitnessKept: boolean) => {
    for (const name of await files(into))
      if (!isWitnessKept || !name.includes('witness')) await rm(join(into, 'log', name));
    for (const name of await files(earlier))
      if (!name.includes('witness')) await cp(join(earlier, 'log', name), join(into, 'log', name));
  };
  const withWitness = await newProfile();
  await cp(profile, withWitness, { recursive: true });
  await goBack(withWitness, true);
  expect(await startsAndSays(launchSemaforo, withWitness)).toContain(leftOut);
  await goBack(profile, false);
  expect(await startsAndSays(launchSemaforo, profile)).not.toContain(leftOut);
  await server.close();
});
