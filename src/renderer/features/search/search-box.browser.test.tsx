import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../../test/support/page-harness/scripted-desk';
import { useSession } from '../../state/session';

let desk: ScriptedDesk;

beforeEach(async () => {
  await page.viewport(1440, 900);
  desk = scriptedDesk({});
  showPage(desk.api);
});

const box = () => page.getByRole('combobox', { name: 'Search cases' });
const asked = () =>
  desk.engine.asked
    .filter((request) => request.name === 'search.cases')
    .map(({ input }) => input as { readonly text: string; readonly order: string; readonly asker: string });

test('the order of the hits can be changed and a hit opened by keys alone', async () => {
  await box().click();
  await userEvent.keyboard('marta');
  await expect.poll(() => asked().at(-1)).toMatchObject({ text: 'marta', order: 'newest', asker: 'box' });
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'Order: Newest' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => asked().at(-1)).toMatchObject({ text: 'marta', order: 'best' });
  await expect.element(page.getByText('Best match')).toBeVisible();
  await expect.element(box()).toHaveFocus();
  await expect.element(page.getByRole('option', { name: /Marta/u }).last()).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => useSession.getState().selected).not.toBeNull();
});
