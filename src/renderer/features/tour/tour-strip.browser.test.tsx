import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../../test/support/page-harness/page-per-test';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../../test/support/page-harness/scripted-desk';
import { en } from '../../../shared/texts/en';
import { es } from '../../../shared/texts/es';
import '../../ui/contrast.css';

beforeEach(() => page.viewport(1440, 900));

async function open(options: DeskOptions = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk(options);
  showPage(desk.api);
  if (options.empty !== true) await expect.element(page.getByRole('option').first()).toBeVisible();
  return desk;
}

const running = (step: string) => ({ tour: { state: 'running', step } }) as const;
const strip = () => page.getByRole('region', { name: en['tour.title'], exact: true });
const words = () => strip().getByRole('status');
const press = (name: string) => strip().getByRole('button', { name, exact: true }).click();
const kept = (desk: ScriptedDesk) =>
  desk.requests.flatMap(({ name, input }) =>
    name === 'settings.write' && 'tour' in (input as object) ? [(input as { tour: unknown }).tour] : [],
  );

describe('the tour', () => {
  test('is offered where no case is open, and goes on as a hand does what it tells', async () => {
    const desk = await open();
    await page.getByRole('button', { name: en['tour.offer'] }).click();
    await expect.element(words()).toMatchTextContent('j goes down in it, k up');
    await expect.element(page.getByRole('listbox', { name: 'Queue' })).toHaveFocus();
    await userEvent.keyboard('j');
    await expect.element(words()).toMatchTextContent('Enter opens the case');
    await userEvent.keyboard('{Enter}');
    await expect.element(words()).toMatchTextContent('1 is green, 2 yellow, 3 red');
    await userEvent.keyboard('2');
    await expect.element(words()).toMatchTextContent('r begins a reply');
    await userEvent.keyboard('r');
    await expect.element(words()).toMatchTextContent('n begins an internal note');
    await userEvent.keyboard('{Escape}n');
    await expect.element(words()).toMatchTextContent('e resolves a case');
    await userEvent.keyboard('{Escape}e');
    await expect.element(words()).toMatchTextContent('Control k finds everything');
    await userEvent.keyboard('{Control>}k{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(words()).toMatchTextContent('The line below says how fresh');
    await press(en['tour.end']);
    await expect.element(strip()).not.toBeInTheDocument();
    expect(kept(desk).at(-1)).toEqual({ state: 'over', step: null });
  });

  test('asks for nothing: every step is gone through with Next alone, and no case is touched', async () => {
    const desk = await open({ settings: running('list') });
    for (let step = 1; step < 8; step += 1) {
      await expect.element(strip().getByText(`Step ${step} of 8`)).toBeVisible();
      await press(en['tour.next']);
    }
    await press(en['tour.back']);
    await expect.element(strip().getByText('Step 7 of 8')).toBeVisible();
    expect(desk.engine.asked.filter(({ kind }) => kind === 'command')).toEqual([]);
  });

  test('is left at any step, and gone on with there from the palette after a new start', async () => {
    const desk = await open({ settings: running('reply') });
    await press(en['tour.leave']);
    await expect.element(strip()).not.toBeInTheDocument();
    await expect.element(page.getByText(en['tour.left'])).toBeVisible();
    await expect.element(page.getByRole('listbox', { name: 'Queue' })).toHaveFocus();
    expect(kept(desk)).toEqual([{ state: 'left', step: 'reply' }]);
    await open({ settings: { tour: { state: 'left', step: 'reply' } } });
    await expect.element(page.getByRole('button', { name: en['tour.goOn'] })).toBeVisible();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard(`${en['command.tour']}{Enter}`);
    await expect.element(strip().getByText('Step 4 of 8')).toBeVisible();
  });

  test('stands in nobody’s way: what arrives comes in, no row moves, and no focus is taken', async () => {
    const desk = await open();
    await page.getByRole('option', { name: /Tom Okafor/u }).click();
    const top = () => document.querySelector('[aria-selected=true]')?.getBoundingClientRect().top;
    const before = top();
    await userEvent.keyboard('r');
    const editor = page.getByRole('textbox', { name: 'Reply' });
    await expect.element(editor).toHaveFocus();
    desk.push('settings.changed', { ...(await settingsOf(desk)), ...running('list') });
    await expect.element(strip()).toBeVisible();
    await expect.element(editor).toHaveFocus();
    desk.arrive(5);
    await expect.element(page.getByRole('button', { name: /5 new/u })).toBeVisible();
    expect(top()).toBe(before);
    await expect.element(editor).toHaveFocus();
    expect(document.querySelector('[role=dialog], [aria-modal=true]')).toBeNull();
    const box = strip().element().getBoundingClientRect();
    for (const part of ['[role=listbox]', 'section[aria-label=Case]', 'footer', 'header']) {
      const other = document.querySelector(part)?.getBoundingClientRect();
      if (other === undefined) throw new Error(`${part} is not there`);
      expect(other.bottom <= box.top + 1 || other.top >= box.bottom - 1, part).toBe(true);
    }
  });

  test('says the keys this person has, and with characters off how the palette finds what it tells of', async () => {
    await open({ settings: { ...running('reply'), keys: { reply: 'Mod+l' }, singleLetterKeys: false } });
    await expect.element(words()).toMatchTextContent('Control l begins a reply');
    await expect.element(words()).toMatchTextContent('Control k, then “Canned responses” looks through');
  });

  test('tells who has an empty list that it goes on without one', async () => {
    await open({ empty: true, settings: running('list') });
    await expect.element(words()).toMatchTextContent(en['tour.nobodyYet']);
  });

  test.each(['light', 'dark', 'contrast'] as const)('has nothing that axe finds (%s)', async (theme) => {
    await open({ settings: { ...running('tier'), theme } });
    for (const width of [1440, 480]) {
      await page.viewport(width, 900);
      await expect.element(words()).toMatchTextContent('How urgent');
      const { violations } = await axe.run(strip().element(), { resultTypes: ['violations'] });
      expect(violations.map(({ id }) => id)).toEqual([]);
      const leave = strip().getByRole('button', { name: en['tour.leave'] }).element();
      expect(leave.getBoundingClientRect().right).toBeLessThanOrEqual(width);
    }
  });

  test('speaks Spanish', async () => {
    await open({ settings: { ...running('list'), language: 'es' } });
    const spanish = page.getByRole('region', { name: es['tour.title'], exact: true });
    await expect.element(spanish.getByRole('status')).toMatchTextContent('j baja por ella y k sube');
  });
});

async function settingsOf(desk: ScriptedDesk) {
  const answer = await desk.api.request('settings.read', undefined);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}
