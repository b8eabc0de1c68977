import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { asId, type CaseId, type ExternalId } from '../../shared/domain/ids';
import { fail, succeed } from '../../shared/ipc/result';
import type { RuleTrialAnswer } from '../../shared/ipc/tried-rules';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

/** The settings with one rule on screen. */
async function openRules(): Promise<ScriptedDesk> {
  const desk = scriptedDesk();
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  pressInRow('g,');
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('button', { name: 'Add a line' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Fraud');
  return desk;
}

const answerOf = (desk: ScriptedDesk, more: Partial<RuleTrialAnswer> = {}): RuleTrialAnswer => ({
  messages: 4_210,
  touched: 37,
  isWhole: true,
  rules: [
    {
      rule: 'rule-1',
      fits: 40,
      touches: 37,
      newest: [
        {
          caseId: desk.engine.caseIds()[0] ?? asId<CaseId>(''),
          caseNumber: 12,
          externalId: asId<ExternalId>('post-1'),
          customerName: 'Rosa Gil',
          postedAt: Date.now(),
          excerpt: 'Is this a false shop?',
          found: ['false shop'],
          gave: ['tier'],
        },
      ],
    },
  ],
  ...more,
});
const region = () => page.getByRole('region', { name: 'Try the rules on what is stored' });
const start = () => region().getByRole('button', { name: 'Try them' });

describe('rules tried on what is stored', () => {
  test('say what they would have touched of how many, and lead to it', async () => {
    const desk = await openRules();
    desk.engine.answersBeyond = { 'rules.try': () => succeed(answerOf(desk)) };
    await region().getByRole('combobox', { name: 'Messages of the last' }).selectOptions('90 days');
    await start().click();
    await expect
      .element(region().getByText('They would have touched 37 of 4,210 messages of the last 90 days.'))
      .toBeVisible();
    const asked = desk.engine.asked.find(({ name }) => name === 'rules.try');
    expect(asked?.input).toMatchObject({ days: 90, rules: [{ id: 'rule-1', name: 'Fraud' }] });
    await region()
      .getByText(/^Fraud: would have touched 37 and fits 40/u)
      .click();
    await expect.element(region().getByText('By “false shop”')).toBeVisible();
    await expect.element(region().getByText('and 36 more')).toBeVisible();
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await region().getByRole('button', { name: /12/u }).click();
    await expect.poll(() => useSession.getState().screen).toBe('queue');
  });

  test('are stopped where they are, and say that there is more', async () => {
    const desk = await openRules();
    desk.engine.answersBeyond = {
      'rules.try': () => succeed(answerOf(desk, { messages: 1_200, touched: 4, isWhole: false })),
      'work.cancel': () => succeed({ cancelled: true }),
    };
    desk.engine.tellStatus({
      works: [{ id: 'rule-trial-1', kind: 'rule-trial', done: 300, total: 900, canCancel: true }],
    });
    await expect.element(region().getByText('Trying the rules: 300 of 900')).toBeVisible();
    await expect.element(start()).toBeDisabled();
    await region().getByRole('button', { name: 'Stop: Trying the rules' }).click();
    await expect
      .poll(() => desk.engine.asked.find(({ name }) => name === 'work.cancel')?.input)
      .toEqual({ id: 'rule-trial-1' });
    desk.engine.tellStatus({ works: [] });
    await start().click();
    await expect
      .element(region().getByText('It was stopped: there are more messages than these.'))
      .toBeVisible();
  });

  test('say when the rules on screen are others by now, and why they were not tried', async () => {
    const desk = await openRules();
    desk.engine.answersBeyond = { 'rules.try': () => succeed(answerOf(desk)) };
    await start().click();
    const changed = region().getByText('The rules on screen are not those any more. Try them again.');
    await expect.element(region().getByText(/^They would have touched/u)).toBeVisible();
    await expect.element(changed).not.toBeInTheDocument();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Fraud and more');
    await expect.element(changed).toBeVisible();
    desk.engine.answersBeyond = {
      'rules.try': () => fail('not-found', 'rules-being-tried', 'Refused: rules-being-tried'),
    };
    await start().click();
    await expect
      .element(page.getByText('Rules are being tried already. Wait for it, or stop it.'))
      .toBeVisible();
  });
});
