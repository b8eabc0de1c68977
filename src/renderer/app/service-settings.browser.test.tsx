import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import type { Settings } from '../../shared/ipc/settings';

beforeEach(() => page.viewport(1440, 900));

async function open(settings: Partial<Settings> = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk({ settings });
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  await userEvent.keyboard('g,');
  await page.getByRole('tab', { name: 'Service' }).click();
  return desk;
}

const saved = () => expect.element(page.getByText('Saved. It counts from now on.')).toBeVisible();
const save = (name: string) =>
  page.getByRole('region', { name }).last().getByRole('button', { name: 'Save' }).click();
const brand = (desk: ScriptedDesk) => desk.engine.workspace?.brands[0];
const field = (name: string | RegExp) => page.getByRole('textbox', { name, exact: true });

async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run('main', { resultTypes: ['violations'] });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`.slice(0, 600));
}

describe('what a brand tells its customers of its service', () => {
  test('its opening hours are typed day by day, and shown as customers read them', async () => {
    const desk = await open();
    await page.getByRole('checkbox', { name: 'The brand has opening hours' }).click();
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Madrid');
    await field('Saturday').fill('10-14');
    await expect
      .element(page.getByText('Customers read: Mon–Fri 09:00–18:00; Sat 10:00–14:00 (Europe/Madrid)'))
      .toBeVisible();
    expect(await violations()).toEqual([]);
    await save('Opening hours');
    await saved();
    expect(brand(desk)?.businessHours).toMatchObject({
      timeZone: 'Europe/Madrid',
      weekly: { sat: [{ from: '10:00', to: '14:00' }], sun: [] },
    });
  });

  test('a day that is no time is named where it stands, and nothing changes', async () => {
    const desk = await open();
    await page.getByRole('checkbox', { name: 'The brand has opening hours' }).click();
    await field('Monday').fill('morning');
    await save('Opening hours');
    await expect.element(field('Monday')).toHaveAccessibleDescription(/must be a time such as "09:00"/u);
    await expect.element(field('Monday')).toHaveValue('morning');
    expect(brand(desk)?.businessHours).toBeUndefined();
  });

  test('its response times and terms change alone', async () => {
    const desk = await open();
    await field('Yellow').fill('4 h');
    await save('Response times');
    await saved();
    await expect.element(field('Yellow')).toHaveAccessibleDescription('Customers read: 4 hours');
    expect(brand(desk)?.promises.yellow).toMatchObject({ target: 14_400_000, team: 'brand-care' });
    await field('What customers read').fill('https://aurea.example/terms');
    await save('Terms of service');
    await expect.poll(() => brand(desk)?.terms).toBe('https://aurea.example/terms');
    expect(desk.engine.workspace?.brands[1]?.terms).toBe('');
  });

  test('clocks wait for opening hours only where there are some', async () => {
    const desk = await open();
    await page.getByRole('checkbox', { name: 'Yellow' }).click();
    await save('Clocks that wait for opening hours');
    const clocks = page.getByRole('region', { name: 'Clocks that wait for opening hours' }).last();
    await expect.element(clocks.getByRole('alert')).toMatchTextContent(/needs businessHours/u);
    expect(brand(desk)?.businessHoursTiers).toEqual([]);
  });
});

describe('the words that take a conversation elsewhere', () => {
  test('are written for a way, a channel and another language', async () => {
    const desk = await open();
    const part = page.getByRole('region', { name: 'Taking a conversation elsewhere' }).last();
    await part.getByRole('button', { name: 'Add a line' }).click();
    await part.getByRole('combobox', { name: 'Way' }).selectOptions('Send them to the phone');
    await part.getByRole('checkbox', { name: 'Bluesky' }).click();
    await part.getByRole('textbox', { name: /^Where to/u }).fill('+34 900 555 010');
    await part
      .getByRole('textbox', { name: 'Words that send the customer there', exact: true })
      .fill('Let us talk: {{place}}.');
    await part.getByRole('combobox', { name: 'Add words in another language' }).selectOptions('Spanish');
    await part
      .getByRole('textbox', { name: 'Words that send the customer there, in Spanish' })
      .fill('Hablemos.');
    expect(await violations()).toEqual([]);
    await save('Taking a conversation elsewhere');
    await saved();
    expect(brand(desk)?.diversions).toEqual([
      {
        to: 'phone',
        channels: ['bluesky'],
        place: '+34 900 555 010',
        handOver: 'Let us talk: {{place}}.',
        handOvers: { es: 'Hablemos.' },
      },
    ]);
  });

  test('are refused when a colleague was faster, and stay on screen', async () => {
    const desk = await open();
    await field('What customers read').fill('Mine');
    const { workspace } = desk.engine;
    if (workspace === null) throw new Error('There is no workspace');
    const brands = workspace.brands.map((one, at) => (at === 0 ? { ...one, terms: 'Theirs' } : one));
    desk.engine.workspace = { ...workspace, brands };
    await save('Terms of service');
    await expect.element(page.getByText(/A colleague changed this since you opened it/u)).toBeVisible();
    await expect.element(field('What customers read')).toHaveValue('Mine');
    expect(brand(desk)?.terms).toBe('Theirs');
  });

  test('are read, and not changed, by who does not manage the workspace', async () => {
    await open({ agentId: 'tomas' });
    await expect
      .element(page.getByText(/Only who manages the workspace may change it/u).first())
      .toBeVisible();
    await expect.element(field('What customers read')).toBeDisabled();
    expect(await violations()).toEqual([]);
  });
});
