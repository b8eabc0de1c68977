import axe from 'axe-core';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { documentOf } from '../../shared/workspace/change-part';
import { workspaceSchema } from '../../shared/workspace/schema';

beforeEach(() => page.viewport(1440, 900));

const playbook = [
  {
    title: 'How we speak',
    way: 'self-service',
    say: 'First names.',
    avoid: 'No promises.',
    link: 'https://help.aurea.example/',
  },
];

async function open(): Promise<ScriptedDesk> {
  const desk = scriptedDesk();
  const known = desk.engine.workspace;
  if (known === null) throw new Error('The harness has no workspace');
  const { brands, ...document } = documentOf(known);
  const [first, ...others] = brands;
  desk.engine.workspace = workspaceSchema.parse({
    ...document,
    brands: [{ ...first, playbook }, ...others],
  });
  showPage(desk.api);
  await page.getByRole('option').nth(2).click();
  await expect.element(page.getByRole('log')).toBeVisible();
  return desk;
}

const line = () => page.getByRole('button', { name: /^Playbook: How we speak/u });

test('the playbook is a line over the reply, and unfolds by its key for every case until it is folded', async () => {
  await open();
  await expect.element(line()).toHaveAttribute('aria-expanded', 'false');
  await expect.element(page.getByText('No promises.')).not.toBeInTheDocument();
  await userEvent.keyboard('i');
  await expect.element(page.getByText('No promises.')).toBeVisible();
  await expect.element(page.getByText('Show where they can help themselves.')).toBeVisible();
  const { violations } = await axe.run('main', { resultTypes: ['violations'] });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await line().click();
  await expect.element(page.getByText('No promises.')).not.toBeInTheDocument();
});

test('the address of the playbook goes into the reply', async () => {
  await open();
  await line().click();
  await page.getByRole('button', { name: 'Put this address into the reply' }).click();
  await expect
    .element(page.getByRole('textbox', { name: 'Reply', exact: true }))
    .toHaveValue('https://help.aurea.example/');
});
