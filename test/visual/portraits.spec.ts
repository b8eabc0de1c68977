// The main states against their portraits. What was changed on purpose is drawn anew with SEMAFORO_DRAW=1.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { deskIn, type Look, looks, test } from '../a11y/page-fixtures';
import { inRow } from '../e2e/desk-hands';
import { differences, type Feature, inCommon, portraitOf, readFrom, written } from './portrait';

const folder = join(import.meta.dirname, 'portraits');
const drawsAnew = process.env['SEMAFORO_DRAW'] === '1';
/** Our own, and those of the system that stand in for it: what they agree on is held. */
const fonts = ['"Inter Variable"', 'serif', 'sans-serif'] as const;

interface State {
  readonly name: string;
  readonly look: Look;
  readonly width: number;
  readonly keys: readonly string[];
}

const light: Look = { theme: 'light', language: 'en' };
const states: readonly State[] = [
  ...looks.map((look) => ({ name: `desk-${look.theme}`, look, width: 1440, keys: [] })),
  { name: 'note', look: light, width: 1440, keys: ['n'] },
  { name: 'two-panes', look: { theme: 'dark', language: 'es' }, width: 900, keys: [] },
  { name: 'one-pane', look: light, width: 480, keys: ['Escape'] },
  { name: 'outbox', look: light, width: 1440, keys: ['g', 'o'] },
  { name: 'settings', look: light, width: 1440, keys: ['g', ','] },
];

type OpenPage = (address: string, options?: object) => Promise<Page>;

/** Late in the evening what is due is due tomorrow, in longer words. */
const morning = { at: new Date('2026-03-04T09:30:00Z'), timezoneId: 'Europe/Madrid' };

async function reach(openPage: OpenPage, { look, width, keys }: Omit<State, 'name'>): Promise<Page> {
  const [address, options] = deskIn(look);
  const viewport = { width, height: 900 };
  const page = await openPage(address, { ...options, ...morning, viewport });
  // What changes here is there at once, without a transition to wait for.
  await page.addStyleTag({
    content: '*, ::before, ::after { transition: none !important; animation: none !important }',
  });
  await page.getByRole('option').nth(2).click();
  await expect(page.getByRole('log')).toBeVisible();
  await inRow(page, ...keys);
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(300);
  return page;
}

async function inFont(page: Page, family: string): Promise<readonly Feature[]> {
  await page.evaluate((font) => document.documentElement.style.setProperty('--font-ui', font), family);
  await page.waitForTimeout(150);
  return portraitOf(page);
}

const fileOf = (name: string) => join(folder, `${name}.txt`);
const kept = async (name: string) => readFrom(await readFile(fileOf(name), 'utf8'));

for (const state of states) {
  test(`${state.name} looks as it did`, async ({ openPage }) => {
    const page = await reach(openPage, state);
    if (drawsAnew) {
      const now = await portraitOf(page);
      const others: (readonly Feature[])[] = [];
      for (const font of fonts) others.push(await inFont(page, font));
      await mkdir(folder, { recursive: true });
      await writeFile(fileOf(state.name), written(inCommon(now, others)));
    }
    const before = await kept(state.name);
    await expect.poll(async () => differences(before, await portraitOf(page))).toEqual([]);
    expect(before.length).toBeGreaterThan(40);
  });
}

test.describe('a portrait', () => {
  const desk = { look: light, width: 1440, keys: [] };

  test('is the same in a font that stands in for ours', async ({ openPage }) => {
    const page = await reach(openPage, desk);
    const before = await kept('desk-light');
    await expect.poll(async () => differences(before, await inFont(page, 'sans-serif'))).toEqual([]);
  });

  test('misses the mark of a tier', async ({ openPage }) => {
    const page = await reach(openPage, desk);
    await page.evaluate(() => document.querySelector('[role=option] svg')?.remove());
    expect(differences(await kept('desk-light'), await portraitOf(page)).join()).toMatch(/gone: .*option/);
  });

  test('sees a shift of 8 px, to the side and down, of any part of the desk', async ({ openPage }) => {
    const page = await reach(openPage, desk);
    const before = await kept('desk-light');
    const parts = [
      ...['header', 'nav', '[role=listbox]', '[role=option]', '[role=option] svg', '[role=log]', 'footer'],
      ...['section[aria-label=Case] header', 'h2', '[role=radiogroup]', 'textarea', 'aside'],
    ];
    // How high the story stands depends on how many lines stand above and below it.
    for (const part of parts)
      for (const way of part === '[role=log]' ? ['8px 0'] : ['8px 0', '0 8px']) {
        const set = (value: string) =>
          page
            .locator(part)
            .first()
            .evaluate((element, to) => (element as HTMLElement).style.setProperty('translate', to), value);
        await set(way);
        expect(differences(before, await portraitOf(page)), `${part} by ${way}`).not.toEqual([]);
        await set('none');
      }
    await expect.poll(async () => differences(before, await portraitOf(page))).toEqual([]);
  });

  test('sees two roles of colour that were swapped', async ({ openPage }) => {
    const page = await reach(openPage, desk);
    const before = await kept('desk-light');
    const pairs = [
      ['red', 'green'],
      ['red', 'yellow'],
      ['green', 'accent'],
      ['text', 'text-2'],
      ['text-2', 'text-3'],
      ['panel', 'panel-2'],
      ['line', 'field-line'],
      ['selected', 'hover'],
      ['yellow', 'yellow-fill'],
    ] as const;
    for (const [one, other] of pairs) {
      await page.evaluate(
        ([first, second]) => {
          const { style } = document.documentElement;
          const value = (role: string) => getComputedStyle(document.documentElement).getPropertyValue(role);
          const [a, b] = [value(`--${first}`), value(`--${second}`)];
          style.setProperty(`--${first}`, b);
          style.setProperty(`--${second}`, a);
        },
        [one, other] as const,
      );
      const seen = differences(before, await portraitOf(page)).join('\n');
      expect(seen, `${one} and ${other}`).toContain('painted otherwise');
      await page.evaluate(() => document.documentElement.removeAttribute('style'));
    }
  });
});
