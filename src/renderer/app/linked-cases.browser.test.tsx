import axe from 'axe-core';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { asId, type CustomerId } from '../../shared/domain/ids';

/** Tom Okafor, his case, and another one of his that came in by direct message. */
const toms = asId<CustomerId>('e'.repeat(31).concat('2'));
const publicThread = 'c'.repeat(31).concat('2');
const privateThread = 'd'.repeat(32);

beforeEach(() => page.viewport(1440, 900));

const line = () => page.getByRole('region', { name: 'Linked cases' });
const dialog = () => page.getByRole('dialog', { name: /^Link case .+ with/u });

test('two threads of a person are linked by keys, lead to each other, and come apart by undo', async () => {
  const desk = scriptedDesk();
  desk.engine.record(privateThread, {
    type: 'CaseOpened',
    number: 9_000,
    accountId: asId('aurea-bluesky'),
    channel: 'bluesky',
    customerId: toms,
    threadKey: privateThread,
    triage: { tier: 'green', safety: false, contactType: null, team: null, reason: null },
    continues: null,
    linkedTo: null,
  });
  desk.engine.record(privateThread, {
    type: 'MessageReceived',
    due: { responseDueAt: Date.now() + 10_000_000, resolutionDueAt: null },
    message: {
      ...desk.engine.messageOf(publicThread),
      externalId: asId('in-private'),
      threadKey: privateThread,
      audience: 'private',
      text: 'Here is my address.',
    },
  });
  showPage(desk.api);
  await page.getByRole('option', { name: /Tom Okafor.*Second time the pump/u }).click();
  await expect.element(page.getByRole('log').getByText(/Second time the pump/u)).toBeVisible();
  await expect.element(line()).not.toBeInTheDocument();
  await userEvent.keyboard('{Shift>}M{/Shift}');
  await expect.element(dialog().getByRole('option').first()).toMatchTextContent(/9000 · Tom Okafor/u);
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog()).not.toBeInTheDocument();
  const toPrivate = line().getByRole('button', { name: /^Green .*9000, Bluesky, private, open$/u });
  await expect.element(toPrivate).toBeVisible();
  const asked = desk.engine.asked.filter(({ name }) => name === 'case.link');
  expect(asked.map(({ input }) => input)).toEqual([{ caseId: publicThread, to: privateThread }]);
  const { violations } = await axe.run('main', { resultTypes: ['violations'] });
  expect(violations.map(({ id }) => id)).toEqual([]);

  await toPrivate.click();
  await expect.element(page.getByRole('log').getByText('Here is my address.')).toBeVisible();
  await expect
    .element(line().getByRole('button', { name: /^Yellow .*, Bluesky, public, open$/u }))
    .toBeVisible();
  await userEvent.keyboard('z');
  await expect.element(page.getByText('The link is undone.')).toBeVisible();
  await expect.element(line()).not.toBeInTheDocument();
});
