// Takes the pictures of the documents from the real application: every screen, in both languages and three themes.
// Names of screens after the command take only those anew.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openDesk } from './pictures/desk.mjs';
import { screens } from './pictures/screens.mjs';
import { openTrialHub } from './pictures/trial-hub.mjs';

const folder = path.resolve(import.meta.dirname, '../docs/screenshots');
const languages = ['en', 'es'];
const themes = ['light', 'dark', 'contrast'];
const looks = themes.flatMap((theme) => languages.map((language) => ({ theme, language })));
const usual = [1280, 800];
const named = new Set(process.argv.slice(2));
const isWanted = (name) => named.size === 0 || named.has(name);

/** Closes what is open over the list, and opens its second case. */
async function rest({ page, press, settle }) {
  for (let turn = 0; turn < 3; turn += 1) await press('Escape');
  await page.evaluate(() => document.activeElement?.blur());
  await press('Escape', 'g', 'q');
  await page.locator('[role=option]').nth(1).click();
  await settle();
}

/** The sandbox's ordinary day, on every screen. */
async function ordinaryDay() {
  for (const { theme, language } of looks) {
    const desk = await openDesk(['--sandbox', 'ordinary-day']);
    await desk.page.locator('[role=option]').nth(5).waitFor();
    await desk.look(language, theme);
    await desk.settle(3_000);
    for (const { name, reach, size = usual } of screens.filter(({ name }) => isWanted(name))) {
      await desk.size(...usual);
      await rest(desk);
      await desk.size(...size);
      await reach(desk, language);
      await desk.settle();
      await desk.take(`${name}-${theme}-${language}`);
    }
    await desk.close();
  }
}

/** The page before there is a workspace. */
async function firstRun() {
  const desk = await openDesk([]);
  await desk.page.getByRole('heading', { level: 1 }).waitFor();
  await desk.size(...usual);
  for (const { theme, language } of looks) {
    await desk.look(language, theme);
    await desk.settle(800);
    await desk.take(`first-run-${theme}-${language}`);
  }
  await desk.close();
}

/** From the first page of a new desktop into a team, and what Settings > Team says then. */
async function team() {
  const hub = await openTrialHub();
  const desk = await openDesk([]);
  const { page, settle, take } = desk;
  await desk.size(...usual);
  await desk.look('en', 'light');
  await page.getByRole('button', { name: /^Join a team/ }).click();
  for (const [label, text] of Object.entries(hub.fields))
    await page.getByLabel(label, { exact: true }).fill(text);
  await settle();
  await take('team-join-light-en');
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  await settle(3_000);
  await desk.press('g', ',');
  // Look, keys, accounts, team: by its place, since its name is another in each language.
  await page.getByRole('tab').nth(3).click();
  for (const { theme, language } of looks) {
    await desk.look(language, theme);
    await settle(1_000);
    await take(`team-${theme}-${language}`);
  }
  await desk.close();
  await hub.close();
}

/** A table of all pictures, to go through them one by one. */
async function writeIndex() {
  const row = (name) =>
    `| ${name} | ${looks.map(({ theme, language }) => `[${language}](${name}-${theme}-${language}.webp)`).join(' | ')} |`;
  const names = [...screens.map(({ name }) => name), 'first-run', 'team'];
  const heads = looks.map(({ theme }) => theme);
  await writeFile(
    path.join(folder, 'README.md'),
    [
      '# Every screen',
      '',
      'Taken from the sandbox’s ordinary day by `npm run screenshots`, in both languages and three themes.',
      '',
      `| screen | ${heads.join(' | ')} |`,
      `|---|${heads.map(() => '---|').join('')}`,
      ...names.map(row),
      '',
    ].join('\n'),
  );
}

if (named.size === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
if (screens.some(({ name }) => isWanted(name))) await ordinaryDay();
if (isWanted('first-run')) await firstRun();
if (isWanted('team')) await team();
await writeIndex();
