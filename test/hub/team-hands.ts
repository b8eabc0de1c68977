// What two pairs of hands do at the windows of a team.
import { expect, type Page } from '@playwright/test';
import { inRow, optionOf, queueOf } from '../e2e/desk-hands';
import type { Desk } from './team-of-two';

export const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' });
export const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply', exact: true });
export const soon = { timeout: 60_000 };

/** Whatever screen is there, and whatever hand is in the list. */
export async function showInList(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: /^All open/ })
      .click();
    await expect(optionOf(page, new RegExp(words))).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 90_000 });
}

/** Opens the case with these words and puts the hands on its reply. */
export async function beginAnswer({ page }: Desk, question: string): Promise<void> {
  await showInList(page, question);
  await optionOf(page, new RegExp(question)).click();
  await expect(conversation(page)).toContainText(question);
  await queueOf(page).focus();
  await page.keyboard.press('r');
}

/** Opens the case with these words, answers it and sends that off. */
export async function answer(desk: Desk, question: string, words: string): Promise<void> {
  await beginAnswer(desk, question);
  await reply(desk.page).fill(words);
  await reply(desk.page).press('Control+Enter');
  await expect(conversation(desk.page)).toContainText(words);
}

/** Claims the case at one window; resolves with the milliseconds until the other one shows whose it is. */
export async function claimSeenAfter(
  { page }: Desk,
  { page: other }: Desk,
  { question, name }: { readonly question: string; readonly name: string },
): Promise<number> {
  await optionOf(page, new RegExp(question)).click();
  await queueOf(page).focus();
  const pressedAt = Date.now();
  await page.keyboard.press('c');
  await expect
    .poll(() => optionOf(other, new RegExp(question)).innerText(), { intervals: [20], ...soon })
    .toContain(name);
  return Date.now() - pressedAt;
}

/** Hands the reply in that is written, and sees that it waits where the supervisor looks. */
export async function submitForApproval({ page }: Desk, { page: lead }: Desk): Promise<void> {
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await expect(conversation(page)).toContainText('waits for approval');
  await expect(lead.getByRole('button', { name: /^Awaiting approval ?, 1$/ })).toBeVisible(soon);
}

/** Approves the one reply that waits, by keyboard; where a file goes with it, that one is named there. */
export async function approve({ page }: Desk, file?: string): Promise<void> {
  await queueOf(page).focus();
  await inRow(page, 'g', 'a');
  await expect(page.getByRole('button', { name: /^Approve/ })).toBeEnabled(soon);
  if (file !== undefined)
    await expect(page.getByRole('list', { name: 'Files of the reply' })).toHaveText(file);
  await page.getByRole('listbox', { name: 'Approvals' }).focus();
  await page.keyboard.press('y');
}
