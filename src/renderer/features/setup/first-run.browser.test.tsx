import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../../test/support/page-harness/page-per-test';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../../test/support/page-harness/scripted-desk';
import { en } from '../../../shared/texts/en';

let activations = 0;

/** A click, or a key that is no character of a word. */
const count = (event: Event) => {
  if (event instanceof KeyboardEvent ? event.key.length > 1 : event instanceof PointerEvent) activations += 1;
};

beforeEach(async () => {
  activations = 0;
  for (const sign of ['keydown', 'pointerdown']) document.addEventListener(sign, count, { capture: true });
  await page.viewport(1440, 900);
});
afterEach(() => {
  for (const sign of ['keydown', 'pointerdown']) document.removeEventListener(sign, count, { capture: true });
});

async function openNew(answers: DeskOptions['answers'] = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk({ firstRun: true, answers });
  showPage(desk.api);
  await expect.element(page.getByRole('heading', { level: 1, name: en['first.title'] })).toBeVisible();
  return desk;
}

const way = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`, 'u') });
const requested = (desk: ScriptedDesk, name: string) =>
  desk.requests.filter((request) => request.name === name).map(({ input }) => input);

test('one click opens the sandbox', async () => {
  const desk = await openNew();
  await way(en['first.sandbox']).click();
  await expect.poll(() => requested(desk, 'app.openSandbox')).toEqual([{ scenario: null }]);
  expect(activations).toBe(1);
});

test('Bluesky is connected with three fields and at most five clicks or keys, all of them told', async () => {
  const connected = { kind: 'connected', identity: 'casavela.example', detail: '' };
  const desk = await openNew({ 'connection.test': () => connected });
  await way(en['first.connect']).click();
  const dialog = page.getByRole('dialog', { name: en['connect.title'] });
  await expect.element(dialog.getByLabelText(en['field.brand'])).toHaveFocus();
  expect(dialog.element().querySelectorAll('input:not([type=radio]), select, textarea')).toHaveLength(3);
  const found = await axe.run(dialog.element(), { resultTypes: ['violations'] });
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await userEvent.keyboard('casa vela{Tab}casavela.example{Tab}abcd-efgh{Enter}');
  await expect
    .poll(() => requested(desk, 'connection.save'))
    .toEqual([{ accountId: 'new-account', secret: { appPassword: 'abcd-efgh' } }]);
  expect(activations).toBeLessThanOrEqual(5);
  expect(desk.engine.asked.find(({ name }) => name === 'account.add')?.input).toMatchObject({
    account: { channel: 'bluesky', handle: 'casavela.example', service: 'https://bsky.social' },
    brand: { name: 'casa vela' },
  });
});

test('joining a team is headed once, by the name it was chosen by', async () => {
  await openNew();
  await way(en['first.join']).click();
  const dialog = page.getByRole('dialog', { name: en['first.join'] });
  await expect.element(dialog.getByRole('form', { name: en['first.join'] })).toBeVisible();
  expect(dialog.getByRole('heading').elements()).toHaveLength(1);
});
