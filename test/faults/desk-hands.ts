// What a pair of hands does at the desk, and what a pair of eyes counts there.
import { expect, type Page } from '@playwright/test';

export const queueOf = (page: Page) => page.getByRole('listbox', { name: 'Queue' });
export const syncOf = (page: Page) => page.getByRole('status', { name: 'Sync' });
export const allOpen = (page: Page, count: number) =>
  page.getByRole('button', { name: count === 0 ? 'All open, none' : `All open, ${count}`, exact: true });

/** The desk is there: views, and the list or the word that nobody waits. */
export async function deskIsOpen(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^All open, / })).toBeVisible({ timeout: 60_000 });
}

/** Answers the case below the selected one by keyboard; resolves when the console shows the reply as taken. */
export async function answerNext(page: Page, words: string): Promise<void> {
  await queueOf(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.keyboard.press('r');
  const editor = page.getByRole('textbox', { name: 'Reply', exact: true });
  await editor.fill(words);
  await editor.press('Control+Enter');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText(words);
}

/** The words of every case in the list, from its first row to its last. */
export async function wordsOfAllCases(page: Page, pattern: RegExp): Promise<readonly string[]> {
  const found = new Map<string, string>();
  const list = queueOf(page);
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

/** Rows come a moment after their places. */
async function rowsOnScreen(page: Page, pattern: RegExp): Promise<readonly (readonly [string, string])[]> {
  const options = queueOf(page).getByRole('option');
  let rows: readonly (readonly [string, string | undefined])[] = [];
  const read = async () => {
    const texts = await options.evaluateAll((elements) =>
      elements.map((element) => [element.id, element.textContent ?? ''] as const),
    );
    rows = texts.map(([id, text]) => [id, pattern.exec(text)?.[0]] as const);
    return rows.length > 0 && rows.every(([, words]) => words !== undefined);
  };
  await expect.poll(read, { message: 'every row shows its words' }).toBe(true);
  return rows.flatMap(([id, words]) => (words === undefined ? [] : [[id, words] as const]));
}
