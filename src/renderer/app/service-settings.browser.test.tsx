import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { type AccountId, asId, type ReplyId } from '../../shared/domain/ids';
import type { Settings } from '../../shared/ipc/settings';

beforeEach(() => page.viewport(1440, 900));

async function open(
  settings: Partial<Settings> = {},
  prepare: (desk: ScriptedDesk) => void = () => undefined,
): Promise<ScriptedDesk> {
  const desk = scriptedDesk({ settings });
  prepare(desk);
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  pressInRow('g,');
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

describe('acknowledging by itself', () => {
  test('is off until a line says so, and counts from the moment it was switched on', async () => {
    const heard = { id: 'heard', title: 'Heard', language: 'en', text: 'We have read you.', tags: [] };
    const desk = await open({}, ({ engine }) => {
      if (engine.workspace === null) throw new Error('There is no workspace');
      const brands = engine.workspace.brands.map((one) => ({
        ...one,
        cannedResponses: [...one.cannedResponses, heard],
      }));
      engine.workspace = { ...engine.workspace, brands };
    });
    const part = page.getByRole('region', { name: 'Acknowledging by itself' }).last();
    await part.getByRole('button', { name: 'Add a line' }).click();
    await part.getByRole('checkbox', { name: 'E-mail' }).click();
    await part.getByRole('checkbox', { name: 'Thank you (en)' }).click();
    await save('Acknowledging by itself');
    await expect.element(part.getByText(/nobody is there to fill it in/u).first()).toBeVisible();
    expect(brand(desk)?.acknowledgements).toEqual([]);
    await part.getByRole('button', { name: 'Discard' }).click();
    await part.getByRole('button', { name: 'Add a line' }).click();
    await part.getByRole('checkbox', { name: 'Heard (en)' }).click();
    const before = Date.now();
    await part.getByRole('checkbox', { name: /^On, for messages/u }).click();
    expect(await violations()).toEqual([]);
    await save('Acknowledging by itself');
    await saved();
    const [line] = brand(desk)?.acknowledgements ?? [];
    expect(line).toMatchObject({ responses: ['heard'], inPublic: false, again: 604_800_000 });
    expect(line?.since).toBeGreaterThanOrEqual(before);
  });

  test('is read word for word before it is saved, with where the guard would keep it from going', async () => {
    const texts = [
      {
        id: 'soon',
        title: 'Soon',
        language: 'en',
        text: '{{brand}} answers within {{response-time}}.',
        tags: [],
      },
      { id: 'card', title: 'Card', language: 'es', text: 'Dinos el número de tu tarjeta.', tags: [] },
    ];
    await open({}, ({ engine }) => {
      if (engine.workspace === null) throw new Error('There is no workspace');
      const brands = engine.workspace.brands.map((one) => ({
        ...one,
        cannedResponses: [...one.cannedResponses, ...texts],
      }));
      engine.workspace = { ...engine.workspace, brands };
    });
    const part = page.getByRole('region', { name: 'Acknowledging by itself' }).last();
    await part.getByRole('button', { name: 'Add a line' }).click();
    const preview = part.getByRole('region', { name: 'What they would read' });
    await expect.element(preview).not.toBeInTheDocument();
    await part.getByRole('checkbox', { name: 'Soon (en)' }).click();
    await expect.element(preview.getByText('Aurea Derma answers within 2 hours.')).toBeVisible();
    await expect.element(preview.getByText('Soon, English, where it is Red')).toBeVisible();
    await expect.element(preview.getByText(/would not go/u)).not.toBeInTheDocument();
    await part.getByRole('checkbox', { name: 'Card (es)' }).click();
    await part.getByRole('checkbox', { name: 'Bluesky' }).click();
    await expect
      .element(preview.getByRole('status'))
      .toMatchTextContent(/In private \(Bluesky\) it would not go by itself\. .*“tarjeta”/u);
    expect(await violations()).toEqual([]);
  });

  test('is told as what it is in the story of the case, which goes on waiting', async () => {
    const desk = scriptedDesk();
    const [first] = desk.engine.caseIds();
    showPage(desk.api);
    await expect.element(page.getByRole('option').first()).toBeVisible();
    desk.record(first ?? '', {
      type: 'ReplySubmitted',
      content: {
        replyId: asId<ReplyId>('c'.repeat(32)),
        accountId: asId<AccountId>('aurea-bluesky'),
        audience: 'private',
        text: 'We have read you.',
        attachments: [],
        inReplyTo: null,
        basedOn: null,
        isAcknowledgement: true,
        cannedResponseIds: ['heard'],
      },
      answers: false,
      hold: null,
      releaseAt: null,
      automatic: { response: 'heard', again: 604_800_000 },
    });
    await page.getByRole('option').first().click();
    const story = page.getByRole('log', { name: 'Conversation' });
    await expect.element(story.getByText('Automatic acknowledgement')).toBeVisible();
    await expect.element(story.getByText(/nothing heard of them for 7 days before/u)).toBeVisible();
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
