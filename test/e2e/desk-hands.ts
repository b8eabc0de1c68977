// What a pair of hands does at the desk, and what a pair of eyes counts there.
import { expect, type Page } from '@playwright/test';

export const queueOf = (page: Page) => page.getByRole('listbox', { name: 'Queue' });
export const syncOf = (page: Page) => page.getByRole('status', { name: 'Sync' });
export const optionOf = (page: Page, words: RegExp) => queueOf(page).getByRole('option', { name: words });
/** The view with everything that is open, by the count it shows. */
export const allOpen = (page: Page, count: number) =>
  page.getByRole('button', { name: new RegExp(`^All open ?, ${count}$`) });

/** The desk is there: views, and the list or the word that nobody waits. */
export async function deskIsOpen(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^All open ?, / })).toBeVisible({ timeout: 60_000 });
}

/** Presses keys one right after the other, however long the page takes for each: parted by more, they would be two commands. */
export async function inRow(page: Page, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

/** Answers the case so far below the selected one by keyboard; resolves when the console shows the reply as taken. */
export async function answerBelow(page: Page, words: string, { down }: { down: number }): Promise<void> {
  // A key pressed at an empty list does nothing, and nothing would come of waiting for it.
  await expect(queueOf(page).getByRole('option').first()).toBeVisible({ timeout: 60_000 });
  await queueOf(page).focus();
  for (let steps = 0; steps < down; steps += 1) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.keyboard.press('r');
  const editor = page.getByRole('textbox', { name: 'Reply', exact: true });
  await editor.fill(words);
  await editor.press('Control+Enter');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText(words);
}

/** The words of every reply in the outbox, with what is said of it. */
export async function outboxOf(page: Page): Promise<readonly string[]> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Outbox' }).click();
  const outbox = page.getByRole('region', { name: 'Outbox' });
  await expect(outbox.getByRole('listitem').or(outbox.getByText('Everything you wrote'))).not.toHaveCount(0);
  return outbox.getByRole('listitem').allInnerTexts();
}

/** The words of every case in the list, from its first row to its last. */
export async function wordsOfAllCases(page: Page, pattern: RegExp): Promise<readonly string[]> {
  const found = new Map<string, string>();
  const list = queueOf(page);
  // What the last session kept is shown until live rows take its place, and is only the first of them.
  await expect(page.locator('[data-panes][aria-busy=true]')).toHaveCount(0, { timeout: 60_000 });
  await list.evaluate((element) => element.scrollTo(0, 0));
  for (;;) {
    for (const [id, words] of await rowsOnScreen(page, pattern)) found.set(id, words);
    const isEnd = await list.evaluate((element) => {
      const before = element.scrollTop;
      element.scrollBy(0, element.clientHeight * 0.8);
      return element.scrollTop === before;
    });
    if (isEnd) return [...found.values()];
  }
}

/** Places come a moment after scrolling, and rows a moment after their places. */
async function rowsOnScreen(page: Page, pattern: RegExp): Promise<readonly (readonly [string, string])[]> {
  let rows: readonly (readonly [string, string])[] = [];
  const isWhole = async () => {
    const seen = await queueOf(page).evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect();
      const options = [...list.querySelectorAll('[role=option]')].map((option) => ({
        id: option.id,
        text: option.textContent ?? '',
        box: option.getBoundingClientRect(),
        isLast: option.getAttribute('aria-posinset') === option.getAttribute('aria-setsize'),
      }));
      const coversTop = options.some(({ box }) => box.top <= top + 1);
      const coversBottom = options.some(({ box, isLast }) => isLast || box.bottom >= bottom - 1);
      return { options, covers: coversTop && coversBottom };
    });
    rows = seen.options.flatMap(({ id, text }) => {
      const words = pattern.exec(text)?.[0];
      return words === undefined ? [] : [[id, words] as const];
    });
    return seen.covers && rows.length === seen.options.length;
  };
  await expect.poll(isWhole, { message: 'every row on screen shows its words' }).toBe(true);
  return rows;
}
