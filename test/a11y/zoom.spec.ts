// At 200 % zoom, in Spanish: every screen and dialog of a usual window, with nothing cut off and nothing out of reach.
import { expect, type Page } from '@playwright/test';
import { inRow } from '../e2e/desk-hands';
import { deskIn, test } from './page-fixtures';

/** A window of 1,440 x 900 and one of 1,200 x 800 at 200 %. */
const windows = [
  { width: 720, height: 450 },
  { width: 600, height: 400 },
] as const;

interface State {
  readonly name: string;
  readonly keys: readonly string[];
  /** What is in the page once it stands there. */
  readonly shown: string;
}

const dialog = '[role=dialog]';
const states: readonly State[] = [
  { name: 'an open case', keys: ['Enter'], shown: '[role=log] article' },
  { name: 'a note', keys: ['Enter', 'n'], shown: 'textarea[aria-label="Nota interna"]' },
  { name: 'marked cases', keys: ['x', 'Shift+j'], shown: '[data-marked] ~ [data-marked]' },
  ...['a', 't', 's', 'm', '!', 'd', 'b', ';', '?', 'Control+k'].map((key) => ({
    name: `the dialog of ${key}`,
    keys: [key],
    shown: dialog,
  })),
  ...['s', 'u', 'h'].map((key) => ({ name: `the dialog of g ${key}`, keys: ['g', key], shown: dialog })),
  ...(
    [
      ['o', 'outbox'],
      ['a', 'approvals'],
      ['d', 'today'],
      ['k', 'coaching'],
      [',', 'settings'],
    ] as const
  ).map(([key, screen]) => ({
    name: `the screen of g ${key}`,
    keys: ['g', key],
    shown: `[data-screen=${screen}] main h2`,
  })),
];

for (const viewport of windows) {
  test(`at ${viewport.width} x ${viewport.height} px nothing is cut off`, async ({ openPage }) => {
    test.setTimeout(240_000);
    const [address, options] = deskIn({ theme: 'light', language: 'es' });
    const page = await openPage(address, { ...options, viewport, deviceScaleFactor: 2 });
    await expect(page.getByRole('option').first()).toBeVisible();
    const found: string[] = [];
    const look = async (name: string) => {
      await page.waitForTimeout(150);
      found.push(...(await page.evaluate(cutOff)).map((what) => `${name}: ${what}`));
    };
    await look('the list');
    for (const { name, keys, shown } of states) {
      await rest(page);
      if (keys[0] === 'g') await inRow(page, ...keys);
      else for (const key of keys) await page.keyboard.press(key);
      await expect(page.locator(shown).first()).toBeVisible();
      await look(name);
      if (name.endsWith('g ,')) {
        await expect(page.getByRole('tab').nth(5)).toBeVisible();
        for (const tab of await page.getByRole('tab').all()) {
          await tab.click();
          await look(`settings, ${await tab.innerText()}`);
        }
      }
    }
    await page.goto(`${page.url()}&tour=reply`);
    await expect(page.getByRole('option').first()).toBeVisible();
    await look('the tour');
    expect(found).toEqual([]);
  });
}

test('what is cut off is found', async ({ openPage }) => {
  const [address, options] = deskIn({ theme: 'light', language: 'es' });
  const page = await openPage(address, { ...options, viewport: { width: 720, height: 450 } });
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.evaluate(() => {
    const cut = document.createElement('button');
    cut.textContent = 'Una palabra larga';
    cut.style.cssText = 'position:fixed;inset:0 auto auto 0;width:40px;overflow:hidden;white-space:nowrap';
    const beyond = document.createElement('button');
    beyond.textContent = 'Fuera';
    beyond.style.cssText = 'position:fixed;inset:0 -20px auto auto;width:60px';
    document.body.append(cut, beyond);
  });
  const found = (await page.evaluate(cutOff)).join();
  expect(found).toMatch(/cut: Una palabra larga/);
  expect(found).toMatch(/beyond: Fuera/);
});

async function rest(page: Page): Promise<void> {
  for (let turn = 0; turn < 3 && (await page.getByRole('dialog').count()) > 0; turn += 1)
    await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of ['Escape', 'Escape']) await page.keyboard.press(key);
  await inRow(page, 'g', 'q');
  await page.evaluate(() => document.querySelector<HTMLElement>('[role=listbox]')?.focus());
  await page.keyboard.press('j');
}

/** Runs in the page. Names of people and what they wrote may end in an ellipsis; words of the interface may not. */
function cutOff(): string[] {
  const top = document.querySelector('[role=dialog]') ?? document.body;
  const all = [
    ...top.querySelectorAll<HTMLElement>('button, label, h2, h3, h4, th, dt, legend, summary, [role=tab]'),
  ];
  const seen = all.filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 2 && height > 2 && element.closest('[role=option], [inert]') === null;
  });
  const words = (element: HTMLElement) =>
    element.textContent?.trim().slice(0, 60) || element.outerHTML.slice(0, 80);
  const hides = (element: HTMLElement) => getComputedStyle(element).overflowX !== 'visible';
  // Who reads should not have to go to and fro: only a row of tabs and a table of figures may scroll sideways.
  const scrolls = (element: HTMLElement) => element.closest('[role=tablist], table') !== null;
  const cut = seen.filter((element) => hides(element) && element.scrollWidth > element.clientWidth + 1);
  const beyond = seen.filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return (left < -0.5 || right > innerWidth + 0.5) && !scrolls(element);
  });
  const { scrollWidth } = document.documentElement;
  return [
    ...cut.map((element) => `cut: ${words(element)}`),
    ...beyond.map((element) => `beyond: ${words(element)}`),
    ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : []),
  ];
}
