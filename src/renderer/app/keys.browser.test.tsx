import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../test/support/page-harness/scripted-desk';
import { settingsSchema } from '../../shared/ipc/settings';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

async function open(options: DeskOptions = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk(options);
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  return desk;
}

async function keySettings(options: DeskOptions = {}): Promise<ScriptedDesk> {
  const desk = await open(options);
  pressInRow('g,');
  await page.getByRole('tab', { name: 'Keys' }).click();
  await expect.element(field('Claim')).toBeVisible();
  return desk;
}

const field = (command: string) => page.getByRole('textbox', { name: `Key for ${command}`, exact: true });
const keysKept = (desk: ScriptedDesk) =>
  desk.requests
    .filter(({ name }) => name === 'settings.write')
    .map(({ input }) => (input as { keys?: unknown }).keys)
    .at(-1);
const claims = (desk: ScriptedDesk) => desk.engine.asked.filter(({ name }) => name === 'case.claim').length;

describe('a key of one’s own', () => {
  test('is two in a row though a setting is told between them', async () => {
    const desk = await open();
    const press = (key: string, at: number) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: at });
      document.body.dispatchEvent(event);
    };
    press('g', 1_000);
    desk.push('settings.changed', settingsSchema.parse({ density: 'compact' }));
    await expect.poll(() => document.querySelector('[data-density=compact]')).not.toBeNull();
    press(',', 1_100);
    await expect.element(page.getByRole('tab', { name: 'Keys' })).toBeVisible();
  });

  test('is the one that is pressed, or two in a row, and acts at once', async () => {
    const desk = await keySettings();
    await field('Claim').click();
    await userEvent.keyboard('{Control>}l{/Control}');
    await expect.poll(() => keysKept(desk)).toEqual({ claim: 'Mod+l' });
    pressInRow('gz');
    await expect.poll(() => keysKept(desk)).toEqual({ claim: 'g z' });
    await userEvent.keyboard('{Escape}{Escape}');
    useSession.setState({ screen: 'queue' });
    await expect.element(page.getByRole('option').first()).toBeVisible();
    // The default is no longer its key.
    await userEvent.keyboard('jc');
    expect(claims(desk)).toBe(0);
    pressInRow('gz');
    await expect.poll(() => claims(desk)).toBe(1);
  });

  test('says by name what it stands in the way of, and can be put back', async () => {
    await keySettings();
    await field('Claim').click();
    await userEvent.keyboard('e');
    const warning = page.getByText(/e is the key of “Resolve/u);
    await expect.element(warning).toBeVisible();
    const described = field('Claim').element().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toMatch(/Resolve/u);
    await page.getByRole('button', { name: 'Default' }).click();
    await expect.element(warning).not.toBeInTheDocument();
  });

  test('is saved to a file and taken from one', async () => {
    const saved: string[] = [];
    let file: string | null = null;
    const desk = await keySettings({
      settings: { keys: { claim: 'q' } },
      answers: {
        'keys.saveFile': (({ text }: { text: string }) => saved.push(text) > 0) as never,
        'keys.pickFile': () => file,
      },
    });
    await page.getByRole('button', { name: 'Save the keys in a file …' }).click();
    await expect.poll(() => saved.length).toBe(1);
    await page.getByRole('button', { name: 'All keys as they were at first' }).click();
    await expect.poll(() => keysKept(desk)).toEqual({});
    file = saved[0] ?? null;
    await page.getByRole('button', { name: 'Take keys from a file …' }).click();
    await expect.poll(() => keysKept(desk)).toEqual({ claim: 'q' });
    file = 'a shopping list';
    await page.getByRole('button', { name: 'Take keys from a file …' }).click();
    await expect.element(page.getByText('There are no keys in this file.', { exact: false })).toBeVisible();
  });
});

test('with single letters off no character does anything, capitals included; the others go on working', async () => {
  const desk = await open({ settings: { singleLetterKeys: false } });
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => document.querySelector('[aria-selected=true]')).not.toBeNull();
  await userEvent.keyboard('c{Shift>}j{/Shift}x!');
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  expect(claims(desk)).toBe(0);
  expect(useSession.getState().marked.size).toBe(0);
});

test('a hint fades once its keys are known, and comes back when hints are switched on anew', async () => {
  const desk = await open();
  const move = page.getByText('move', { exact: true });
  await expect.element(move).toBeVisible();
  await userEvent.keyboard('jkjkjkjkjkj');
  await expect.element(move).toBeVisible();
  await userEvent.keyboard('k');
  await expect.element(move).not.toBeInTheDocument();
  await expect.element(page.getByText('all keys', { exact: true })).toBeVisible();
  const lastWritten = desk.requests.filter(({ name }) => name === 'settings.write').at(-1);
  expect(lastWritten?.input).toMatchObject({ hintsLearnt: ['move'] });
  pressInRow('g,');
  const choice = page.getByRole('checkbox', { name: /Show keys in the status bar/u });
  await choice.click();
  await choice.click();
  await expect.element(move).toBeVisible();
});

test('the palette brings up what one picks again and again', async () => {
  const desk = await open();
  const first = () => document.querySelector('[role=dialog] [role=option]')?.textContent;
  const pick = async (words: string) => {
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await userEvent.keyboard(`${words}{Enter}`);
    await expect.element(page.getByRole('dialog', { name: 'Commands' })).not.toBeInTheDocument();
  };
  await userEvent.keyboard('j');
  await pick('widen the list');
  await pick('widen the list');
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.poll(first).toMatch(/^Widen the list/u);
  expect(
    desk.requests.filter(
      ({ name, input }) => name === 'settings.write' && 'paletteUses' in (input as object),
    ),
  ).toHaveLength(2);
});

describe('a key that is held down', () => {
  const repeat = (key: string) => {
    const held = new KeyboardEvent('keydown', { key, repeat: true, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(held);
  };
  const chosen = () => document.querySelector('[role=option][aria-selected=true]')?.textContent;

  test('goes on with its command, row by row', async () => {
    await open();
    const before = chosen();
    await userEvent.keyboard('j');
    await expect.poll(chosen).not.toBe(before);
    const first = chosen();
    repeat('j');
    await expect.poll(() => [before, first].includes(chosen())).toBe(false);
  });

  test('is no command where the field it was pressed in is gone', async () => {
    await open();
    await userEvent.keyboard('/');
    await expect.element(page.getByRole('combobox', { name: 'Search cases' })).toHaveFocus();
    await userEvent.keyboard('b');
    (document.activeElement as HTMLElement).blur();
    repeat('b');
    expect(useSession.getState().dialog).toBeNull();
  });
});
