// Every screen and dialog in every theme: axe, target sizes and the contrast of its pixels.
import { expect, type Locator, type Page } from '@playwright/test';
import { inRow } from '../e2e/desk-hands';
import { findings } from './findings';
import { deskIn, looks, test } from './page-fixtures';

interface State {
  readonly name: string;
  readonly reach: (page: Page) => Promise<unknown>;
}

const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    if (keys[0] === 'g') await inRow(page, ...keys);
    else for (const key of keys) await page.keyboard.press(key);
  };

/** Reached by keys, and there once `shown` is in the page. */
const by = (name: string, shown: string, ...keys: readonly string[]): State => ({
  name,
  reach: async (page) => {
    await press(...keys)(page);
    await expect(page.locator(shown).first()).toBeVisible();
  },
});

/** Opens a dialog from the list and waits until it is there. */
const dialog = (name: string, key: string): State => ({
  name,
  reach: async (page) => {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
  },
});

/** A screen of figures, which come after it. */
const figures = (name: string, ...keys: readonly string[]): State => ({
  name,
  reach: async (page) => {
    await press(...keys)(page);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
  },
});

/** The desk says that a case grows late, as the shell does. */
async function warn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { harness } = window as unknown as { harness: { push(name: string, value: unknown): void } };
    harness.push('warning.raised', {
      caseId: 'c'.repeat(32),
      brandName: 'Aurea Derma',
      tier: 'red',
      safety: false,
      dueAt: Date.now() + 900_000,
      minutesBefore: 15,
      others: 0,
      delivered: true,
    });
  });
  await expect(page.getByRole('alert').getByRole('button').first()).toBeVisible();
}

async function training(page: Page): Promise<void> {
  await press('g', 't')(page);
  await expect(page.locator('main').getByRole('button', { name: /Judge/ })).toBeVisible();
}

async function exercise(page: Page): Promise<void> {
  await training(page);
  await page.locator('main').getByRole('button', { name: /Judge/ }).click();
  await expect(page.getByRole('figure')).toBeVisible();
}

/** Something stands out of the usual, and a person looks why. */
async function surge(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { harness } = window as unknown as { harness: { raiseSurge(): void } };
    harness.raiseSurge();
  });
  await press('g', 'd')(page);
  await expect(page.locator('article')).toBeVisible();
}

const states: readonly State[] = [
  { name: 'an open case, under a red warning', reach: warn },
  by('the internal note', 'textarea[aria-label="Internal note"], textarea[aria-label="Nota interna"]', 'n'),
  by('two marked cases', '[data-marked] ~ [data-marked]', 'x', 'Shift+j'),
  dialog('assign', 'a'),
  dialog('topics', 't'),
  dialog('snooze', 's'),
  dialog('merge', 'm'),
  dialog('escalate', '!'),
  dialog('no reply needed', 'd'),
  dialog('a case by hand', 'b'),
  dialog('canned responses', ';'),
  dialog('taking it elsewhere', 'f'),
  dialog('all keys', '?'),
  dialog('commands', 'Control+k'),
  {
    name: 'what it is doing',
    reach: async (page) => {
      await press('g', 's')(page);
      await expect(page.getByRole('dialog').locator('pre')).toBeAttached();
    },
  },
  by('the outbox', '[data-screen=outbox] main h2', 'g', 'o'),
  by('approvals', '[data-screen=approvals] main h2', 'g', 'a'),
  {
    name: 'declaring a crisis',
    reach: async (page) => {
      await press('g', '!')(page);
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  figures('today', 'g', 'd'),
  figures('coaching', 'g', 'k'),
  { name: 'training', reach: training },
  {
    name: 'the FAQ',
    reach: async (page) => {
      await press('g', 'f')(page);
      await expect(page.locator('main').getByRole('listbox')).toBeVisible();
    },
  },
  { name: 'an exercise', reach: exercise },
  {
    name: 'what was right in it',
    reach: async (page) => {
      await exercise(page);
      await page.locator('main form').getByRole('button').click();
      await expect(page.locator('main').getByRole('list')).toBeVisible();
    },
  },
  { name: 'a surge, in today', reach: surge },
];

/** What else there is while one lasts. */
const inCrisis: readonly State[] = [
  { name: 'its banner above the list', reach: async () => undefined },
  dialog('its holding message', 'h'),
  {
    name: 'what it holds back',
    reach: async (page) => {
      await press('g', 'c')(page);
      await expect(page.locator('article blockquote, article li').first()).toBeVisible();
    },
  },
];

/** Back to a case in the list, with nothing open over it. */
async function rest(page: Page): Promise<void> {
  for (let turn = 0; turn < 3 && (await page.getByRole('dialog').count()) > 0; turn += 1)
    await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await press('Escape')(page);
  await press('g', 'q')(page);
  await page.getByRole('option').nth(2).click();
  await expect(page.getByRole('log')).toBeVisible();
}

for (const look of looks) {
  test.describe(`in ${look.theme}`, () => {
    test('every screen and dialog of the desk', async ({ openPage }) => {
      test.setTimeout(300_000);
      const page = await openPage(...deskIn(look));
      await expect(page.getByRole('option').first()).toBeVisible();
      const found: string[] = [];
      for (const { name, reach } of states) {
        await rest(page);
        await reach(page);
        await page.waitForTimeout(60);
        found.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
      }
      expect(found).toEqual([]);
    });

    test('the screens of a crisis', async ({ openPage }) => {
      test.setTimeout(300_000);
      const page = await openPage(...deskIn(look, '&crisis'));
      const found: string[] = [];
      for (const { name, reach } of inCrisis) {
        await rest(page);
        await expect(page.getByRole('complementary').getByText('The summer film')).toBeVisible();
        await reach(page);
        await page.waitForTimeout(60);
        found.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
      }
      expect(found).toEqual([]);
    });

    test('what a machine translated', async ({ openPage }) => {
      const page = await openPage(...deskIn(look, '&translates'));
      await page.getByRole('option').nth(2).click();
      await expect(page.getByRole('log')).toBeVisible();
      await press('l')(page);
      await expect(page.getByRole('log').getByRole('region')).toBeVisible();
      await press('r')(page);
      await page.keyboard.type('Sorry, Tom.');
      await page
        .getByRole('button', { name: /Translate|Traducir/ })
        .last()
        .click();
      await expect(page.locator('form').getByRole('checkbox')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('every page of the settings', async ({ openPage }) => {
      test.setTimeout(300_000);
      const page = await openPage(...deskIn(look));
      await expect(page.getByRole('option').first()).toBeVisible();
      await press('g', ',')(page);
      const found: string[] = [];
      await expect(page.getByRole('tab').nth(5)).toBeVisible();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        const name = await tab.innerText();
        found.push(...(await findings(page)).map((finding) => `${name}: ${finding}`));
      }
      expect(found).toEqual([]);
    });

    test('what stands before the desk: the first run, no keychain, an empty list, the locked desk; and the tour', async ({
      openPage,
    }) => {
      test.setTimeout(300_000);
      const found: string[] = [];
      const nobodyWaits = /^(Nobody is waiting here|Aquí no espera nadie)/u;
      for (const [more, sign] of [
        ['&first-run', (page) => page.locator('main h1')],
        ['&keychain=choose-fallback', (page) => page.locator('main h1')],
        ['&empty&sandbox', (page) => page.getByText(nobodyWaits)],
        ['&locked', (page) => page.locator('main h1')],
        ['&tour=tier', (page) => page.getByRole('region', { name: /^(Tour|Visita guiada)$/u })],
        ['&tour=list&empty', (page) => page.getByRole('region', { name: /^(Tour|Visita guiada)$/u })],
      ] satisfies readonly (readonly [string, (page: Page) => Locator])[]) {
        const page = await openPage(...deskIn(look, more));
        await expect(sign(page)).toBeVisible();
        await page.waitForTimeout(300);
        found.push(...(await findings(page)).map((finding) => `${more}: ${finding}`));
        await page.close();
      }
      expect(found).toEqual([]);
    });
  });
}

test('two panes and one: nothing is found, and nothing stands out at the side', async ({ openPage }) => {
  test.setTimeout(300_000);
  for (const width of [900, 480]) {
    const [address, options] = deskIn({ theme: 'light', language: 'es' });
    const page = await openPage(address, { ...options, viewport: { width, height: 800 } });
    await page.getByRole('option').nth(2).click();
    await expect(page.locator('[role=option][aria-selected=true], [role=log]').first()).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('log')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(cutOff)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.close();
  }
});

/** Runs in the page: what a hand needs and that reaches out of the window. */
function cutOff(): string[] {
  return [...document.querySelectorAll('button, textarea, input, select, [role=radio]')]
    .filter((element) => {
      const { width, left, right } = element.getBoundingClientRect();
      return width > 2 && (left < 0 || right > innerWidth + 0.5);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
