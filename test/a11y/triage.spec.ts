// A case from triage to sent in the real application: by keys alone, and through the accessibility tree alone.
import { expect, type Page } from '@playwright/test';
import { queueOf } from '../e2e/desk-hands';
import { test as base, type LaunchSemaforo } from '../e2e/fixtures';
import { AccessibilityTree } from './accessibility-tree';

const test = base.extend<{ readonly page: Page }>({
  page: async ({ launchSemaforo }, use) => use(await sandboxDesk(launchSemaforo)),
});

async function sandboxDesk(launchSemaforo: LaunchSemaforo): Promise<Page> {
  const { page } = await launchSemaforo({ args: ['--sandbox', 'ordinary-day'] });
  await page.evaluate(() => window.desk.request('settings.write', { language: 'en' }));
  await expect(queueOf(page).getByRole('option').nth(5)).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('[data-panes][aria-busy=true]')).toHaveCount(0, { timeout: 60_000 });
  return page;
}

/** What the keys have to be pressed for, counted by the page itself; modifiers count as keys. */
async function countKeydowns(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = { count: 0 };
    Object.assign(window, { keydowns: counter });
    window.addEventListener('keydown', () => (counter.count += 1), true);
  });
  let before = 0;
  return async () => {
    const now = await page.evaluate(
      () => (window as unknown as { keydowns: { count: number } }).keydowns.count,
    );
    const pressed = now - before;
    before = now;
    return pressed;
  };
}

const selected = (page: Page) => queueOf(page).locator('[aria-selected=true]');
const log = (page: Page) => page.getByRole('log', { name: 'Conversation' });

test.describe('by keys alone', () => {
  test('triage, a ready answer, sent, resolved and next: one key, at most five, and one', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const pressed = await countKeydowns(page);
    // A safety case would stay red; and this brand has a ready answer that asks for nothing more.
    for (let row = 0; row < 20; row += 1) {
      const before = await selected(page).evaluateAll(([option]) => option?.id);
      await page.keyboard.press('j');
      await expect.poll(() => selected(page).evaluateAll(([option]) => option?.id)).not.toBe(before);
      const words = (await selected(page).textContent()) ?? '';
      if (/^Yellow.*Lindra Skin/su.test(words) && !words.includes('Safety')) break;
    }
    await expect(selected(page)).toContainText('Lindra Skin');
    const id = await selected(page).getAttribute('id');
    await expect(log(page)).not.toBeEmpty();
    await pressed();

    await page.keyboard.press('1');
    await expect(
      page.getByRole('radiogroup', { name: 'Tier' }).getByRole('radio', { name: 'Green' }),
    ).toBeChecked();
    expect(await pressed(), 'keys to set the tier').toBe(1);

    await page.keyboard.press(';');
    await expect(page.getByRole('dialog', { name: 'Canned responses' })).toBeVisible();
    // What is searched for is not counted.
    await page.keyboard.insertText('gracias');
    await page.keyboard.press('Enter');
    const reply = page.getByRole('textbox', { name: 'Reply', exact: true });
    await expect(reply).not.toHaveValue('');
    await expect(reply).toBeFocused();
    const words = (await reply.inputValue()).slice(0, 30);
    await page.keyboard.press('Control+Enter');
    await expect(log(page)).toContainText(words);
    expect(await pressed(), 'keys for a ready answer').toBeLessThanOrEqual(5);

    await page.keyboard.press('Escape');
    await pressed();
    await page.keyboard.press('e');
    await expect(selected(page)).toHaveCount(1);
    await expect.poll(() => selected(page).getAttribute('id')).not.toBe(id);
    expect(await pressed(), 'keys to resolve and go on').toBe(1);
  });

  test('Tab goes round everything in sight, always seen and named, and never gets caught', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    await page.keyboard.press('j');
    await expect(log(page)).not.toBeEmpty();
    const stops: Stop[] = [];
    let round = 0;
    while (round === 0 && stops.length < 120) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focusNow);
      // Whatever stands there once more: the first one may have gone, or been made anew, while the case was still coming.
      const before = stops.findLastIndex(({ number }) => number !== null && number === stop.number);
      if (before >= 0) round = stops.length - before;
      stops.push(stop);
    }
    expect(round, 'it comes back to where it was').toBeGreaterThan(10);
    const inTheApp = stops.filter(({ number }) => number !== null);
    expect(inTheApp.filter(({ isNamed, isSeen }) => !isNamed || !isSeen)).toEqual([]);
  });
});

interface Stop {
  /** Of the element, in the order in which they were come to; null: the window itself. */
  readonly number: number | null;
  readonly place: string;
  readonly isNamed: boolean;
  readonly isSeen: boolean;
}

/** Runs in the page: where the focus is, and whether a person can see and hear that. */
function focusNow(): Stop {
  const element = document.activeElement as HTMLElement | null;
  if (element === null || element === document.body)
    return { number: null, place: 'the window', isNamed: true, isSeen: true };
  const around =
    element.closest('[class*=field]') ?? element.querySelector('[role=option][aria-selected=true]');
  const ringed = (one: CSSStyleDeclaration) =>
    (one.outlineStyle !== 'none' && one.outlineWidth !== '0px') || one.boxShadow !== 'none';
  const label = element.getAttribute('aria-label') ?? element.getAttribute('aria-labelledby');
  // What arrives meanwhile moves elements along, and makes no other ones of them.
  const kept = window as unknown as { stops?: Map<Element, number> };
  kept.stops ??= new Map();
  const number = kept.stops.get(element) ?? kept.stops.size;
  kept.stops.set(element, number);
  return {
    number,
    place: `${element.tagName} ${label ?? element.textContent?.slice(0, 30)}`,
    isNamed:
      (label ?? '') !== '' ||
      element.textContent?.trim() !== '' ||
      (element as HTMLInputElement).labels?.length === 1,
    isSeen: ringed(getComputedStyle(element)) || (around !== null && ringed(getComputedStyle(around))),
  };
}

test('through the accessibility tree alone: find, open, set the tier, write, send, resolve', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const tree = await AccessibilityTree.of(page);
  const option = await tree.find('option', /^(Yellow|Green|Untriaged), /u);
  expect(option.name).toMatch(/, .+ (left|late|owed)/u);
  await tree.act(option);
  await tree.find('region', /^Case$/u);
  await tree.act(await tree.find('radio', /^Green$/u));
  await tree.until('radio', /^Green$/u, ({ properties }) => properties['checked'] === 'true');
  await tree.write(
    await tree.find('textbox', /^Reply$/u),
    'Thank you for telling us. We look into it today.',
  );
  await tree.act(await tree.find('button', /^(Send|Submit for approval)/u));
  await tree.until('StaticText', /Thank you for telling us\. We look into it today\./u, () => true);
  const chosen = () => tree.find('option', /./u, ({ properties }) => properties['selected'] === true);
  const before = (await chosen()).name;
  await tree.act(await tree.find('button', /^Resolve/u));
  await expect.poll(async () => (await chosen()).name, { timeout: 60_000 }).not.toBe(before);
});
