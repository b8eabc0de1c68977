import axe from 'axe-core';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../../test/support/page-harness/scripted-desk';
import { en } from '../../../shared/texts/en';
import { useSession } from '../../state/session';

beforeEach(() => page.viewport(1440, 900));

async function openAccounts(): Promise<ScriptedDesk> {
  const desk = scriptedDesk();
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  useSession.setState({ screen: 'settings' });
  await page.getByRole('tab', { name: en['settings.accounts'] }).click();
  return desk;
}

const remove = () => page.getByRole('button', { name: 'Remove: Mastodon', exact: true });
const dialog = () => page.getByRole('dialog', { name: 'Remove Mastodon?' });
const removals = (desk: ScriptedDesk) =>
  desk.engine.asked.flatMap(({ name, input }) => (name === 'account.remove' ? [input] : []));

test('removing an account asks first, since its password is forgotten with it', async () => {
  const desk = await openAccounts();
  await remove().click();
  await expect.element(dialog().getByText(en['account.removeThen'])).toBeVisible();
  const { violations } = await axe.run(dialog().element(), { resultTypes: ['violations'] });
  expect(violations.map(({ id }) => id)).toEqual([]);
  // The way back has the focus.
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(removals(desk)).toEqual([]);

  await remove().click();
  await dialog().getByRole('button', { name: en['account.remove'], exact: true }).click();
  await expect.element(page.getByText('Mastodon was removed. Its cases are still here.')).toBeVisible();
  expect(removals(desk)).toEqual([{ accountId: 'lindra-mastodon' }]);
  expect(desk.requests.at(-1)).toMatchObject({
    name: 'keychain.forget',
    input: { accountId: 'lindra-mastodon' },
  });
});
