import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { scriptedDesk } from '../../../test/support/page-harness/scripted-desk';

/** Faster than any page can show what the key before asked for. */
function pressAtOnce(...keys: readonly KeyboardEventInit[]): void {
  for (const key of keys)
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key }));
}

test('what is typed before the palette stands there is in its field, and does nothing at the desk', async () => {
  const desk = scriptedDesk();
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  pressAtOnce({ key: 'k', ctrlKey: true }, ...[...'show m'].map((key) => ({ key })));
  const field = page.getByRole('combobox', { name: 'Command' });
  await expect.element(field).toHaveValue('show m');
  await userEvent.keyboard('e around');
  await expect.element(field).toHaveValue('show me around');
  await expect.element(page.getByRole('option', { name: /Show me around/ })).toBeVisible();
});
