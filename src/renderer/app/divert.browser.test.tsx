import axe from 'axe-core';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { commandSchemas } from '../../shared/ipc/engine-port';
import { succeed } from '../../shared/ipc/result';
import { documentOf } from '../../shared/workspace/change-part';
import { workspaceSchema } from '../../shared/workspace/schema';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

const diversions = [
  { to: 'phone', place: '+34 900 555 010', handOver: 'Call {{place}}.', closing: 'All settled by phone.' },
];

async function open(answers: ScriptedDesk['engine']['answersBeyond'] = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk();
  desk.engine.answersBeyond = answers;
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

const submissions = (desk: ScriptedDesk) =>
  desk.engine.asked.filter(({ name }) => name === 'reply.submit').map(({ input }) => input);

/** The brand of the case that is open. */
function speaking({ engine }: ScriptedDesk) {
  const { selected } = useSession.getState();
  const brandId = engine.everything().find(({ caseId }) => caseId === selected)?.brandId;
  const brand = engine.workspace?.brands.find(({ id }) => id === brandId);
  if (brand === undefined) throw new Error('No case is open');
  return brand;
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
  await expect.element(page.getByText('Sends to the phone')).toBeVisible();

  const { caseId, replyId } = commandSchemas['reply.submit'].parse(submitted?.input);
  desk.engine.record(caseId, {
    type: 'ReplySent',
    replyId,
    externalId: asId<ExternalId>('told'),
    url: null,
    acceptedAt: Date.now(),
  });
  desk.engine.flush();
  await expect.element(page.getByText('Sent to the phone')).toBeVisible();
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
  await expect.element(page.getByText('Sends to the phone')).not.toBeInTheDocument();
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

test('asks who speaks when the words name another brand, and sends them once that is typed', async () => {
  const desk = await open();
  const { id, name } = speaking(desk);
  const other = desk.engine.workspace?.brands.find((brand) => brand.id !== id)?.name;
  await userEvent.keyboard('f');
  await words().fill(`Call us, or ask ${other}.`);
  await dialog().getByRole('button', { name: 'Send', exact: true }).click();
  const question = page.getByRole('dialog', { name: `Does ${name} say this?` });
  await question.getByRole('textbox').fill(name);
  expect(submissions(desk)).toEqual([]);
  await question.getByRole('button', { name: `Send as ${name}` }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(submissions(desk)).toMatchObject([
    { guided: 'phone', confirmedBrand: id, text: `Call us, or ask ${other}.` },
  ]);
});

const returned = {
  text: 'Call us soon.',
  audience: null,
  cannedResponseIds: [],
  guided: 'phone',
  savedAt: 1,
};
const reply = () => page.getByRole('textbox', { name: 'Reply' });
const send = () => userEvent.keyboard('{Control>}{Enter}{/Control}');

test('is still that step when the team did not take the words, and they came back to where one writes', async () => {
  const desk = await open({ 'case.draft': () => succeed(returned) });
  await expect.element(page.getByText(/These words send the customer to the phone/u)).toBeVisible();
  await reply().fill('Call us right away.');
  await send();
  await expect
    .poll(() => submissions(desk))
    .toMatchObject([{ guided: 'phone', text: 'Call us right away.' }]);
});

test('is an ordinary reply once somebody makes it one', async () => {
  const desk = await open({ 'case.draft': () => succeed(returned) });
  await page.getByRole('button', { name: 'Make it an ordinary reply' }).click();
  await reply().click();
  await send();
  await expect.poll(() => submissions(desk)).toMatchObject([{ guided: null, text: 'Call us soon.' }]);
});
