import axe from 'axe-core';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { commandSchemas } from '../../shared/ipc/engine-port';
import { documentOf } from '../../shared/workspace/change-part';
import { workspaceSchema } from '../../shared/workspace/schema';

beforeEach(() => page.viewport(1440, 900));

const diversions = [
  { to: 'phone', place: '+34 900 555 010', handOver: 'Call {{place}}.', closing: 'All settled by phone.' },
];

async function open(): Promise<ScriptedDesk> {
  const desk = scriptedDesk();
  const known = desk.engine.workspace;
  if (known === null) throw new Error('The harness has no workspace');
  const { brands, ...document } = documentOf(known);
  desk.engine.workspace = workspaceSchema.parse({
    ...document,
    brands: brands.map((brand) => ({ ...brand, diversions })),
  });
  showPage(desk.api);
  await page
    .getByRole('option', { name: /Bluesky/u })
    .first()
    .click();
  await expect.element(page.getByRole('log')).toBeVisible();
  return desk;
}

const dialog = () => page.getByRole('dialog', { name: 'Take it elsewhere' });
const words = () => dialog().getByRole('textbox', { name: 'What the customer reads' });

test('sends the customer elsewhere in the brand’s words, and the case owes the note until it stands there', async () => {
  const desk = await open();
  await userEvent.keyboard('f');
  await expect.element(words()).toHaveValue('Call +34 900 555 010.');
  await expect.element(dialog().getByText(/Asks for a phone number/u)).toBeVisible();
  const { violations } = await axe.run('[role="dialog"]', { resultTypes: ['violations'] });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog().getByRole('button', { name: 'Send', exact: true }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  const submitted = desk.engine.asked.findLast(({ name }) => name === 'reply.submit');
  expect(submitted?.input).toMatchObject({
    guided: 'phone',
    audience: 'public',
    text: 'Call +34 900 555 010.',
  });
  await expect.element(page.getByText('Sent to the phone')).toBeVisible();

  const { caseId, replyId } = commandSchemas['reply.submit'].parse(submitted?.input);
  desk.engine.record(caseId, {
    type: 'ReplySent',
    replyId,
    externalId: asId<ExternalId>('told'),
    url: null,
    acceptedAt: Date.now(),
  });
  desk.engine.flush();
  const owed = page.getByRole('region', { name: 'Owed in this thread' });
  await expect.element(owed.getByText(/The customer was sent to the phone/u)).toBeVisible();
  await owed.getByRole('button').click();
  await expect.element(dialog().getByRole('combobox', { name: 'Step' })).toHaveValue('closing-note');
  await expect.element(words()).toHaveValue('All settled by phone.');
});

test('is the same step again when it is taken back, so that the note stays owed', async () => {
  const desk = await open();
  await userEvent.keyboard('f');
  await words().fill('Call us soon.');
  await dialog().getByRole('button', { name: 'Send', exact: true }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  await page.getByRole('log').getByRole('button', { name: 'Take back' }).click();
  await expect.element(dialog().getByRole('combobox', { name: 'Step' })).toHaveValue('phone');
  await expect.element(words()).toHaveValue('Call us soon.');
  await dialog().getByRole('button', { name: 'Send', exact: true }).click();
  const submitted = () => desk.engine.asked.filter(({ name }) => name === 'reply.submit');
  await expect.poll(() => submitted().length).toBe(2);
  expect(submitted()[1]?.input).toMatchObject({ guided: 'phone', text: 'Call us soon.' });
});

test('does not let words go that ask in public for what the table stops', async () => {
  await open();
  await userEvent.keyboard('f');
  await words().fill('Dinos tu teléfono y te llamamos.');
  await expect.element(dialog().getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
});

test('says where the brand has no words for a way, and keeps what is typed out of the others', async () => {
  await open();
  await userEvent.keyboard('f');
  await dialog().getByRole('combobox', { name: 'Step' }).selectOptions('email');
  await expect.element(words()).toHaveValue('');
  await expect
    .element(dialog().getByText('The brand has no words for this yet', { exact: false }))
    .toBeVisible();
});
