import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { commands } from '../../renderer/app/commands';
import { en } from '../../shared/texts/en';
import { es } from '../../shared/texts/es';
import { menuItems } from './menu-items';
import { menuTexts } from './menu-texts';
import { shellTexts } from './shell-texts';

type Item = MenuItemConstructorOptions;

const platforms = ['darwin', 'win32', 'linux'] as const;
const languages = ['en', 'es'] as const;
let asked: string[] = [];

function menuOf(platform: NodeJS.Platform, language: 'en' | 'es' = 'en', inSandbox = false): Item[] {
  asked = [];
  const texts = { ...shellTexts(language, language), ...menuTexts(language) };
  const actions = {
    openSandbox: () => void asked.push('sandbox'),
    quit: () => void asked.push('quit'),
    command: (id: string) => void asked.push(id),
    inSandbox,
  };
  return menuItems({ platform, texts, actions });
}

const under = (item: Item | undefined): Item[] => (Array.isArray(item?.submenu) ? item.submenu : []);
const allOf = (menu: readonly Item[]): Item[] => menu.flatMap((item) => [item, ...allOf(under(item))]);
const labels = (items: readonly Item[]) => items.flatMap(({ label }) => label ?? []);
const choose = (item: Item | undefined) => (item?.click as (() => void) | undefined)?.();

describe.each(platforms)('the menu bar on %s', (platform) => {
  test.each(languages)('has a name for all that stands in it (%s), and none twice', (language) => {
    for (const menu of [menuOf(platform, language), ...menuOf(platform, language).map(under)]) {
      const named = menu.filter(({ type }) => type !== 'separator');
      expect(labels(named)).toHaveLength(named.length);
      expect(new Set(labels(named)).size).toBe(named.length);
    }
  });

  test('asks the page only for commands that it has', () => {
    const known = new Set(commands.map(({ id }) => id));
    const items = allOf(menuOf(platform)).filter(({ id }) => id !== undefined);
    for (const item of items) choose(item);
    expect(asked).toEqual(items.map(({ id }) => id));
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
  });

  test('quits and leads to the settings by the keys of the platform, once each', () => {
    const keyed = allOf(menuOf(platform)).filter(({ accelerator }) => accelerator !== undefined);
    expect(keyed.map(({ accelerator }) => accelerator).sort()).toEqual([
      'CommandOrControl+,',
      'CommandOrControl+Q',
    ]);
    for (const item of keyed) choose(item);
    expect(asked.sort()).toEqual(['go-settings', 'quit']);
  });

  test('opens no sandbox from within one', () => {
    const sandbox = (inSandbox: boolean) =>
      allOf(menuOf(platform, 'en', inSandbox)).find(({ label }) => label === 'Open the sandbox');
    expect(sandbox(false)?.enabled).toBe(true);
    expect(sandbox(true)?.enabled).toBe(false);
  });
});

test('on a Mac what is of the application stands under its name, elsewhere under File and Help', () => {
  const [application, file] = menuOf('darwin');
  const ofApplication = labels(under(application));
  expect(ofApplication).toEqual(expect.arrayContaining(['About Semáforo', 'Settings …', 'Quit']));
  expect(labels(under(file))).not.toContain('Quit');
  for (const platform of ['win32', 'linux'] as const) {
    const menu = menuOf(platform);
    expect(labels(under(menu[0]))).toEqual(expect.arrayContaining(['Settings …', 'Quit']));
    expect(labels(under(menu.at(-1)))).toContain('About Semáforo');
  }
});

test.each([
  ['en', en],
  ['es', es],
] as const)('the menu bar calls things as the page does (%s)', (language, texts) => {
  const { queue, approvals, outbox, today, coaching, ...others } = menuTexts(language);
  expect([queue, approvals, outbox, today, coaching]).toEqual([
    texts['queue.title'],
    texts['approvals.title'],
    texts['outbox.title'],
    texts['today.title'],
    texts['coaching.title'],
  ]);
  expect(others).toMatchObject({
    newCase: texts['command.byHand'],
    connect: texts['command.connect'],
    tour: texts['command.tour'],
    keys: texts['command.keys'],
    doing: texts['command.doing'],
  });
});
