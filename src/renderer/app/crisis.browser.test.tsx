import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { incidentReading } from '../../../test/support/page-harness/incident';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import type { IncidentReading } from '../../shared/ipc/incident-port';
import { succeed } from '../../shared/ipc/result';
import type { Settings } from '../../shared/ipc/settings';
import { documentOf } from '../../shared/workspace/change-part';
import { workspaceSchema } from '../../shared/workspace/schema';

beforeEach(() => page.viewport(1440, 900));

async function open(...incidents: readonly IncidentReading[]): Promise<ScriptedDesk> {
  const banners = incidents.flatMap(({ phase, ...banner }) =>
    phase === 'closed' ? [] : [{ ...banner, phase }],
  );
  const desk = scriptedDesk({ status: { incidents: banners } });
  desk.engine.incidents = incidents;
  const done = () => succeed({ stepId: null, changed: 2, refused: [], createdCaseId: null });
  desk.engine.answersBeyond = {
    'incident.declare': () => succeed({ incidentId: 'd'.repeat(32), frozen: 3 }),
    'incident.sendHolding': done,
    'incident.review': done,
    'incident.note': done,
    'incident.close': done,
    'incident.end': done,
  };
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  return desk;
}

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };
const asked = (desk: ScriptedDesk, name: string) =>
  desk.engine.asked.filter((request) => request.name === name).map(({ input }) => input);
const banner = () => page.getByRole('complementary', { name: 'Crisis' });
async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run(document.body, { resultTypes: ['violations'] });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`.slice(0, 600));
}

describe('in a crisis', () => {
  test('its position stands on every screen, with what it means for who sits here', async () => {
    await open(incidentReading({ maySpeak: false }));
    for (const keys of ['gq', 'go', 'gc']) {
      pressInRow(keys);
      await expect.element(banner().getByText('Crisis: The summer film')).toBeVisible();
      await expect.element(banner().getByText('We have stopped it and say why on Friday.')).toBeVisible();
      await expect.element(banner().getByText(/^You are not on the list/u)).toBeVisible();
    }
    expect(await violations()).toEqual([]);
  });

  test('the holding message is shown before it goes to the marked threads', async () => {
    const desk = await open(incidentReading());
    await userEvent.keyboard('jxjxh');
    await expect
      .element(page.getByRole('dialog', { name: 'Send the holding message to 2 threads?' }))
      .toBeVisible();
    await expect.element(page.getByText('We have read you and will be back today.')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('The holding message goes to 2 threads.')).toBeVisible();
    expect(asked(desk, 'incident.sendHolding')).toMatchObject([{ incidentId: 'c'.repeat(32) }]);
  });

  test('what is frozen is let go one by one, and only once it is over', async () => {
    const desk = await open(incidentReading());
    pressInRow('gc');
    const release = page.getByRole('button', { name: 'Let it go' });
    await expect.element(release).toBeDisabled();
    const over = incidentReading({ phase: 'over', overAt: Date.now() - 1_000 });
    desk.engine.incidents = [over];
    // The screen looks again by itself.
    await expect.poll(() => release.element().hasAttribute('disabled'), patient).toBe(false);
    await expect.element(page.getByRole('button', { name: 'Close the crisis' })).toBeDisabled();
    await release.click();
    await expect.element(page.getByText('Done. It stands in the log.')).toBeVisible();
    expect(asked(desk, 'incident.review')).toMatchObject([{ verdict: 'release' }]);
    await expect.poll(() => document.activeElement?.textContent).toBe('1 frozen reply');
    desk.engine.incidents = [{ ...over, frozen: [] }];
    await page.getByRole('textbox', { name: 'What went right' }).fill('We were fast.');
    await page.getByRole('button', { name: 'Close the crisis' }).click();
    await expect
      .poll(() => asked(desk, 'incident.close'), patient)
      .toMatchObject([{ review: { right: 'We were fast.', wrong: '', better: '' } }]);
  });

  test('its end is asked once, with what stops by it, and the focus stays with the crisis', async () => {
    const desk = await open(incidentReading({ holdingsWaiting: 212 }));
    pressInRow('gc');
    await page.getByRole('button', { name: 'End the crisis' }).click();
    const question = page.getByRole('region', { name: 'End the crisis' });
    await expect
      .element(question.getByText(/212 holding messages have not left yet.*1 frozen reply waits/u))
      .toBeVisible();
    expect(await violations()).toEqual([]);
    await question.getByRole('button', { name: 'Not yet' }).click();
    await expect.element(question).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement?.tagName).toBe('ARTICLE');
    expect(asked(desk, 'incident.end')).toEqual([]);
    await page.getByRole('button', { name: 'End the crisis' }).click();
    await expect.poll(() => document.activeElement?.textContent).toBe('End it now');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => asked(desk, 'incident.end')).toEqual([{ incidentId: 'c'.repeat(32) }]);
    await expect.poll(() => document.activeElement?.tagName).toBe('ARTICLE');
  });

  test('notes and decisions go into the running log', async () => {
    const desk = await open(incidentReading());
    pressInRow('gc');
    await expect.element(page.getByRole('list', { name: 'Running log' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Note or decision' }).fill('The film goes offline.');
    await page.getByRole('button', { name: 'Add a decision' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Note or decision' })).toHaveValue('');
    expect(asked(desk, 'incident.note')).toMatchObject([
      { entry: 'decision', text: 'The film goes offline.' },
    ]);
    expect(await violations()).toEqual([]);
  });
});

describe('whom to call', () => {
  const calls = (name = 'Whom to call') => page.getByRole('list', { name });
  async function openCalls(settings: Partial<Settings> = {}): Promise<void> {
    const desk = scriptedDesk({ settings, status: { incidents: [] } });
    const { members, ...others } = known(desk);
    const [first, ...rest] = members;
    const reserve = { id: 'rio', name: 'Río Sanz', initials: 'RS', role: 'agent', reserve: true };
    const withPhone = [{ ...first, phone: '+34 600 000 101' }, ...rest, reserve];
    desk.engine.workspace = workspaceSchema.parse({ ...others, members: withPhone });
    desk.engine.incidents = [incidentReading()];
    showPage(desk.api);
    await expect.element(page.getByRole('option').first()).toBeVisible();
    pressInRow('gc');
  }
  const known = (desk: ScriptedDesk) => {
    if (desk.engine.workspace === null) throw new Error('The harness has no workspace');
    return documentOf(desk.engine.workspace);
  };

  test('has the number of each as text, that is copied by a button and never a link', async () => {
    await openCalls();
    const one = calls().getByRole('listitem').filter({ hasText: 'Laura Rey' });
    await expect.element(one.getByText('+34 600 000 101')).toBeVisible();
    expect(document.querySelector('a[href^="tel:"]')).toBeNull();
    let copied = '';
    const listen = () => {
      copied = window.getSelection()?.toString() ?? '';
    };
    document.addEventListener('copy', listen, { once: true });
    await one.getByRole('button', { name: 'Copy the number of Laura Rey' }).click();
    await expect.element(one.getByRole('status')).toHaveTextContent('Copied.');
    expect(copied).toBe('+34 600 000 101');
    expect(await violations()).toEqual([]);
  });

  test('is the reserve, too, which has its seats for as long as it lasts', async () => {
    await openCalls();
    await expect.element(page.getByText('Seats of the reserve while this lasts: Río Sanz')).toBeVisible();
    const one = calls().getByRole('listitem').filter({ hasText: 'Río Sanz' });
    await expect.element(one.getByText(/on the reserve: has a seat while this lasts/u)).toBeVisible();
    await expect.element(one.getByText('no number known')).toBeVisible();
  });

  test('says so where nobody wrote a number down, in Spanish too', async () => {
    await openCalls({ language: 'es' });
    const list = calls('A quién llamar');
    await expect.element(list.getByRole('button', { name: 'Copiar el número de Laura Rey' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

test('a crisis is declared by keys, with its position, its people and its holding message', async () => {
  const desk = await open();
  pressInRow('g!');
  const dialog = page.getByRole('dialog', { name: 'Declare a crisis' });
  await expect.element(dialog).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Declare' })).toBeDisabled();
  await userEvent.keyboard('The summer film');
  await dialog.getByRole('textbox', { name: 'Our position' }).fill('We have stopped it.');
  await dialog.getByRole('textbox', { name: 'Holding message' }).fill('We are on it.');
  await dialog
    .getByRole('group', { name: 'Who may speak' })
    .getByRole('checkbox', { name: 'Tomás Gil' })
    .click();
  await dialog.getByRole('group', { name: 'Brands' }).getByRole('checkbox', { name: 'Casa Vela' }).click();
  expect(await violations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Declare' }).click();
  await expect.element(page.getByText(/3 replies on their way were frozen/u)).toBeVisible();
  expect(asked(desk, 'incident.declare')).toMatchObject([
    {
      title: 'The summer film',
      brands: ['aurea', 'lindra', 'norte'],
      topics: [],
      position: 'We have stopped it.',
      holding: 'We are on it.',
      speakers: ['laura', 'tomas'],
    },
  ]);
});
