import axe from 'axe-core';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { hour } from '../../shared/domain/time';
import { documentOf } from '../../shared/workspace/change-part';
import { workspaceSchema } from '../../shared/workspace/schema';
import { ownDay } from '../state/own-day';

beforeEach(() => page.viewport(1440, 900));

const fresh = ownDay(Date.now());

/** The page at Today, where as many canned responses of the first brand as there are days were last read on those. */
async function todayAfter(...days: readonly string[]) {
  const desk = scriptedDesk({ settings: { agentId: 'laura' } });
  const known = desk.engine.workspace;
  if (known === null) throw new Error('The harness has no workspace');
  const { brands, ...document } = documentOf(known);
  const [first, ...others] = brands;
  const cannedResponses = (first?.cannedResponses ?? []).map((one, index) => ({
    ...one,
    owner: 'laura',
    reviewed: days[index] ?? fresh,
  }));
  desk.engine.workspace = workspaceSchema.parse({
    ...document,
    brands: [{ ...first, cannedResponses }, ...others],
  });
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  pressInRow('gd');
  return desk;
}

test('what nobody looked over for a month is listed under Today, and gone once it is still right', async () => {
  const desk = await todayAfter('2020-01-31');
  await page.getByText(/^1 canned response to look over/u).click();
  await expect.element(page.getByText(/Aurea Derma · last looked over .*2020.* · Laura Rey/u)).toBeVisible();
  const { violations } = await axe.run('main', { resultTypes: ['violations'] });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Thank you is still right' }).click();
  await expect.element(page.getByText(/^1 canned response to look over/u)).not.toBeInTheDocument();
  expect(desk.engine.workspace?.brands[0]?.cannedResponses[0]?.reviewed).toBe(fresh);
});

test('the focus stays with the list when one of it is still right', async () => {
  await todayAfter('2020-01-31', '2020-02-01');
  await page.getByText(/^2 canned responses to look over/u).click();
  await page.getByRole('button', { name: 'Thank you is still right' }).click();
  await expect.poll(() => document.activeElement?.textContent).toMatch(/^1 canned response to look over/u);
});

test('it was looked over on the day of whoever looked, wherever they are', async () => {
  const tomorrow = new Date(Date.now() + 24 * hour).toISOString().slice(0, 10);
  // So far east that it is tomorrow there at any hour.
  const offset = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-24 * 60);
  onTestFinished(() => offset.mockRestore());
  const desk = await todayAfter('2020-01-31');
  await page.getByText(/^1 canned response to look over/u).click();
  await page.getByRole('button', { name: 'Thank you is still right' }).click();
  await expect.poll(() => desk.engine.workspace?.brands[0]?.cannedResponses[0]?.reviewed).toBe(tomorrow);
});
