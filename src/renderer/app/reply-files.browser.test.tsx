import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { scriptedDesk } from '../../../test/support/page-harness/scripted-desk';

beforeEach(() => page.viewport(1440, 900));

const toms = () => page.getByRole('option', { name: /Tom Okafor.*Second time the pump/u });
const reply = () => page.getByRole('textbox', { name: 'Reply' });
const description = () => page.getByRole('textbox', { name: 'Description of pump.png' });

test('files and their descriptions wait with the words while another case is looked at, and go out once', async () => {
  const desk = scriptedDesk();
  showPage(desk.api);
  await toms().click();
  await expect.element(reply()).toBeVisible();
  const picker = document.querySelector<HTMLInputElement>('form input[type=file]');
  if (picker === null) throw new Error('Nothing takes files');
  await userEvent.upload(picker, new File([new Uint8Array(8)], 'pump.png', { type: 'image/png' }));
  await description().fill('The broken pump');
  await page.getByRole('option', { name: /Consumo Vigilante/u }).click();
  await expect.element(page.getByRole('log').getByText(/lote retirado/u)).toBeVisible();
  await expect.element(description()).not.toBeInTheDocument();
  await toms().click();
  await expect.element(description()).toHaveValue('The broken pump');
  await reply().fill('Like this one?');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(description()).not.toBeInTheDocument();
  const submitted = desk.engine.asked.filter(({ name }) => name === 'reply.submit');
  expect(submitted.map(({ input }) => input)).toMatchObject([
    {
      text: 'Like this one?',
      attachments: [{ name: 'pump.png', mediaType: 'image/png', altText: 'The broken pump' }],
    },
  ]);
});
