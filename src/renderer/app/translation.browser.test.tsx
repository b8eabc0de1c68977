import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import {
  fromFrench,
  giveTranslation,
  type TranslationAnswers,
} from '../../../test/support/page-harness/translation';
import { asId, type CaseId } from '../../shared/domain/ids';
import { fail, succeed } from '../../shared/ipc/result';
import { clearDesk } from '../state/session';
import { translationWish } from '../state/translation-wish';

beforeEach(async () => {
  await page.viewport(1440, 900);
  clearDesk();
});

/** A desk with a service, and what that answers; null: with none. */
async function reading(answers: TranslationAnswers | null = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk({});
  if (answers !== null) giveTranslation(desk.engine, answers);
  showPage(desk.api);
  await page.getByRole('option', { name: /Tom Okafor/u }).click();
  await expect.element(page.getByRole('textbox', { name: 'Reply' })).toBeVisible();
  return desk;
}

const submitted = (desk: ScriptedDesk) =>
  desk.engine.asked.filter(({ name }) => name === 'reply.submit').map(({ input }) => input);
const asked = (desk: ScriptedDesk) =>
  desk.engine.asked.filter(({ name }) => name === 'translation.ofMessage').length;
const under = () => page.getByRole('region', { name: 'Translation by a machine' });
const below = () => page.getByRole('region', { name: 'Reply translated by a machine' });
const story = () => page.getByRole('log');
const reply = () => page.getByRole('textbox', { name: 'Reply' });
const send = () => userEvent.keyboard('{Control>}{Enter}{/Control}');

describe('a message', () => {
  test('is translated by its key, marked as by a machine, as text and no markup, and hidden by it again', async () => {
    await reading();
    await page.getByRole('option', { name: /Tom Okafor/u }).click();
    await userEvent.keyboard('l');
    await expect.element(under().getByText('Translated by a machine from French')).toBeVisible();
    await expect.element(under().getByText('Où est ma commande ? <b>vite</b>')).toBeVisible();
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await userEvent.keyboard('l');
    await expect.element(under()).not.toBeInTheDocument();
  });

  test('says what to do when the service does not answer, and asks again', async () => {
    let isThere = false;
    await reading({
      message: () =>
        isThere ? succeed(fromFrench) : fail('not-found', 'translation-unreachable', 'no answer'),
    });
    await story().getByRole('button', { name: 'Translate' }).last().click();
    await expect.element(under().getByText(/The service did not answer/u)).toBeVisible();
    isThere = true;
    await under().getByRole('button', { name: 'Try again' }).click();
    await expect.element(under().getByText('Translated by a machine from French')).toBeVisible();
  });

  test('is not sent anywhere again because its case is opened again', async () => {
    const desk = await reading();
    await page.getByRole('option', { name: /Tom Okafor/u }).click();
    await userEvent.keyboard('l');
    await expect.element(under()).toBeVisible();
    await page.getByRole('option', { name: /Marta Ibáñez/u }).click();
    await expect.element(under()).not.toBeInTheDocument();
    await page.getByRole('option', { name: /Tom Okafor/u }).click();
    await expect.element(story().getByRole('button', { name: 'Translate' }).last()).toBeVisible();
    expect(asked(desk)).toBe(1);
  });

  test('is not sent anywhere for a key that was pressed in another case', async () => {
    const desk = await reading();
    translationWish.set({ of: 'message', caseId: asId<CaseId>('f'.repeat(32)) });
    await expect.poll(() => translationWish.get()).toBeNull();
    await expect.element(under()).not.toBeInTheDocument();
    expect(asked(desk)).toBe(0);
  });

  test('offers nothing where the workspace names no service', async () => {
    await reading(null);
    await expect.element(page.getByRole('button', { name: 'Translate' })).not.toBeInTheDocument();
  });
});

describe('a reply', () => {
  test('becomes a draft that is marked, and leaves only when somebody says they have read it', async () => {
    const desk = await reading();
    await reply().fill('Sorry, Tom.');
    await page.getByRole('button', { name: 'Translate' }).last().click();
    await expect.element(reply()).toHaveValue('Pardon, Tom.');
    await expect.element(below().getByText(/Translated by a machine into French/u)).toBeVisible();
    await expect.element(below().getByText('Sorry, Tom.')).toBeVisible();
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await reply().click();
    await send();
    const isRead = below().getByRole('checkbox', { name: 'I have read the translation and it may go out' });
    await expect.element(isRead).toHaveFocus();
    expect(submitted(desk)).toEqual([]);
    await userEvent.keyboard(' ');
    await expect.element(isRead).toBeChecked();
    await send();
    await expect
      .element(story().getByText('Translated by a machine into French, and read by its author.'))
      .toBeVisible();
    expect(submitted(desk)).toMatchObject([{ text: 'Pardon, Tom.', machine: { into: 'fr', isRead: true } }]);
  });

  test('keeps its mark when it is cut and put in again, and what its author had written', async () => {
    const desk = await reading();
    await reply().fill('Sorry, Tom.');
    await page.getByRole('button', { name: 'Translate' }).last().click();
    await expect.element(below()).toBeVisible();
    await reply().fill('');
    await expect.element(below()).not.toBeInTheDocument();
    await reply().fill('Pardon, Tom.');
    await expect.element(below().getByText('Sorry, Tom.')).toBeVisible();
    await reply().click();
    await send();
    await expect.element(below().getByRole('checkbox')).toHaveFocus();
    expect(submitted(desk)).toEqual([]);
  });

  test('goes back to what its author wrote, and is then theirs', async () => {
    const desk = await reading();
    await reply().fill('Sorry, Tom.');
    await page.getByRole('button', { name: 'Translate' }).last().click();
    await page.getByRole('button', { name: 'Back to my words' }).click();
    await expect.element(reply()).toHaveValue('Sorry, Tom.');
    await expect.element(below()).not.toBeInTheDocument();
    await reply().click();
    await send();
    await expect.poll(() => submitted(desk)).toMatchObject([{ text: 'Sorry, Tom.', machine: null }]);
  });

  test('stays as it is when the service refuses', async () => {
    await reading({ reply: () => fail('not-found', 'translation-key-refused', 'no') });
    await reply().fill('Sorry, Tom.');
    await page.getByRole('button', { name: 'Translate' }).last().click();
    await expect.element(page.getByText(/The service refuses the key/u)).toBeVisible();
    await expect.element(reply()).toHaveValue('Sorry, Tom.');
  });
});

test('the settings name the service, say what leaves, and keep the key with the secrets of this computer', async () => {
  const desk = scriptedDesk({ answers: { 'connection.save': () => undefined } });
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  pressInRow('g,');
  await page.getByRole('tab', { name: 'Workspace' }).click();
  const part = page.getByRole('region', { name: 'Translation' });
  await expect.element(part.getByText(/leave this computer for the server named here/u)).toBeVisible();
  const address = part.getByRole('textbox', { name: 'Address of the service (https)' });
  await address.fill('http://translate.example');
  await part.getByRole('button', { name: 'Save' }).click();
  await expect.element(part.getByText(/must be an https address/u).first()).toBeVisible();
  await address.fill('https://translate.example');
  await part.getByRole('button', { name: 'Save' }).click();
  await page.getByLabelText('Key for the service, where it asks for one').fill('k-1');
  await page.getByRole('button', { name: 'Keep the key' }).click();
  await expect.element(page.getByText('The key is kept.')).toBeVisible();
  expect(desk.requests.filter(({ name }) => name === 'connection.save')).toEqual([
    {
      name: 'connection.save',
      input: {
        accountId: 'translation:service',
        secret: { apiKey: 'k-1', server: 'https://translate.example' },
      },
    },
  ]);
});
