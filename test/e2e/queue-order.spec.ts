import { expect, type Page } from '@playwright/test';
import { queueOf } from './desk-hands';
import { test } from './fixtures';

const timeLeft = /(?:(\d+) h)?\s?(?:(\d+) min)? left/;

/** Minutes to the deadline of each row on screen, from top to bottom, as the window says them. */
async function minutesLeft(page: Page): Promise<readonly number[]> {
  const texts = await queueOf(page).getByRole('option').allInnerTexts();
  return texts.map((text) => {
    const [, hours = '0', minutes = '0'] = timeLeft.exec(text.replace(/\s+/g, ' ')) ?? [];
    return Number(hours) * 60 + Number(minutes);
  });
}

test('a day that comes in all at once stands in the order of its deadlines', async ({ launchSemaforo }) => {
  const { page } = await launchSemaforo({ args: ['--sandbox', 'ordinary-day'] });
  await expect(page.getByRole('button', { name: /^All open ?, (3[6-9]|4[0-4])$/ })).toBeVisible({
    timeout: 60_000,
  });
  // Rows have their words a moment after their places.
  await expect(async () => {
    const shown = await minutesLeft(page);
    expect(shown.length).toBeGreaterThan(8);
    expect(shown).toEqual([...shown].sort((one, other) => one - other));
  }).toPass({ timeout: 60_000 });
});
