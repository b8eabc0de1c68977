// A crisis at the two windows of one team: from its declaration, over many threads and a kill, to a record that can be checked.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { allOpen, inRow, queueOf } from '../e2e/desk-hands';
import { type SocialTeam, crowdTest as test } from './social-team';
import { answer, showInList, soon } from './team-hands';
import type { Desk } from './team-of-two';

/** Longer than the courier waits before it looks at its outbox again: what could leave has left. */
const longEnough = 3_000;
const threads = Number(process.env['SEMAFORO_THREADS'] ?? 120);
const holding = 'We have read you and will be back today.';
const crisis = (page: Page) => page.getByRole('complementary', { name: 'Crisis' });

/** By keys, with nobody but who declares it on the list. */
async function declareCrisis({ page }: Desk, title: string): Promise<void> {
  await queueOf(page).focus();
  await inRow(page, 'g', '!');
  const dialog = page.getByRole('dialog', { name: 'Declare a crisis' });
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill(title);
  await dialog.getByRole('textbox', { name: 'Our position' }).fill('We say why on Friday.');
  await dialog.getByRole('textbox', { name: 'Holding message' }).fill(holding);
  await dialog.getByRole('button', { name: 'Declare', exact: true }).click();
  await expect(crisis(page)).toContainText(title);
}

/** To every open case, by keys. */
async function sendHolding({ page }: Desk, count: number): Promise<void> {
  await showInList(page, 'Is the film gone');
  await queueOf(page).focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: `${count} marked` })).toBeVisible(soon);
  await page.keyboard.press('h');
  await expect(
    page.getByRole('dialog', { name: `Send the holding message to ${count} threads?` }),
  ).toBeVisible(soon);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`The holding message goes to ${count} threads.`)).toBeVisible({
    timeout: 60_000,
  });
}

/** The desktop that sends is killed in the middle of it; gives how many had got theirs by then. */
async function killInTheMiddle(team: SocialTeam): Promise<number> {
  await expect
    .poll(() => team.timesSaid(holding), { timeout: 90_000, intervals: [50] })
    .toBeGreaterThan(threads / 4);
  const sender = await team.holder();
  await sender.kill();
  const before = team.timesSaid(holding);
  // What was on its way is looked up only a minute and a margin later; here nobody waits for them.
  await team.permitsGrowOld(80);
  await team.reopen(sender);
  return before;
}

/** What somebody chooses in the dialog of the next file that is saved. */
async function savesAs({ app, page }: Desk, button: string, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, filePath);
  await page.getByRole('button', { name: button }).click();
}

async function verifies(file: string): Promise<{ readonly status: unknown; readonly said: string }> {
  const program = ['scripts/run-typescript.mjs', 'src/main/record-cli/main.ts', 'verify', file];
  const child = spawn(process.execPath, program);
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  const status = await new Promise((resolve) => child.once('exit', resolve));
  return { status, said };
}

/** Beside the profile of the one who leads; as HTML that holds, with one byte flipped that does not, and as PDF. */
async function keepTheRecord(lead: Desk): Promise<void> {
  const file = join(lead.profile, 'crisis.html');
  await savesAs(lead, 'Save the record', file);
  await expect(lead.page.getByText('The record is saved.')).toBeVisible({ timeout: 60_000 });
  const whole = await verifies(file);
  expect(whole).toMatchObject({ status: 0 });
  const bytes = await readFile(file);
  expect(bytes.toString('utf8').split(`"text":"${holding}"`).length - 1).toBeGreaterThanOrEqual(threads);
  const place = bytes.lastIndexOf('Why the film');
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  const flipped = join(lead.profile, 'flipped.html');
  await writeFile(flipped, bytes);
  expect(await verifies(flipped)).toMatchObject({ status: 1 });
  const printed = join(lead.profile, 'crisis.pdf');
  await savesAs(lead, 'Save the report as PDF', printed);
  await expect(lead.page.getByText('The report is saved as PDF.')).toBeVisible({ timeout: 60_000 });
  const pdf = await readFile(printed);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // Hundreds of conversations, and not an empty page.
  expect(pdf.byteLength).toBeGreaterThan(20_000);
}

test('a crisis: what a colleague sent without a connection stays, each of many threads is told once at the pace of the channel and over a kill, and the record of it holds', async ({
  team,
}) => {
  test.setTimeout(900_000);
  team.write('Is the film gone');
  for (const { page } of team.desks) await showInList(page, 'Is the film gone');
  const [lead, bea] = team.desks;
  bea.way.refuses();
  await answer(bea, 'Is the film gone', 'It goes tonight.');
  await declareCrisis(lead, 'The summer film');
  bea.way.passes();
  await expect(crisis(bea.page)).toContainText('You are not on the list', soon);
  await bea.kill();
  const again = await team.reopen(bea);
  await expect(crisis(again.page)).toContainText('We say why on Friday.', soon);
  await sleep(longEnough);
  expect(team.timesSaid('It goes tonight.')).toBe(0);

  for (let thread = 1; thread <= threads; thread += 1) team.write(`Why the film, of all things? ${thread}`);
  await expect(allOpen(lead.page, team.written)).toBeVisible({ timeout: 120_000 });
  team.channel.allows(threads / 2, 15_000);
  await sendHolding(lead, team.written);
  const before = await killInTheMiddle(team);
  expect(before).toBeLessThan(threads);
  await expect.poll(() => team.timesSaid(holding), { timeout: 400_000, intervals: [250] }).toBe(team.written);
  await sleep(longEnough);
  const answered = team.channel.statusesBy(team.channel.brandAcct).map(({ inReplyTo }) => inReplyTo);
  expect(answered).toHaveLength(team.written);
  expect(new Set(answered).size).toBe(team.written);
  console.log(
    `${before} threads were told before the kill, all ${team.written} after it; 429: ${team.channel.tooMany}`,
  );
  expect(team.channel.tooMany).toBeGreaterThan(0);
  team.channel.allows(1_000_000, 300_000);

  const [leader] = team.desks;
  await crisis(leader.page).getByRole('button', { name: 'Log and decisions' }).click();
  await expect(leader.page.getByText('1 frozen reply', { exact: true })).toBeVisible(soon);
  await leader.page.getByRole('button', { name: 'End the crisis' }).click();
  await leader.page.getByRole('button', { name: 'End it now' }).click();
  await leader.page.getByRole('button', { name: 'Let it go' }).click();
  await expect.poll(() => team.timesSaid('It goes tonight.'), { timeout: 60_000 }).toBe(1);
  await leader.page.getByRole('button', { name: 'Close the crisis' }).click();
  for (const { page } of team.desks) await expect(crisis(page)).toHaveCount(0, soon);
  await keepTheRecord(leader);
  await team.verify();
});
