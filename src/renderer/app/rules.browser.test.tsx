import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { succeed } from '../../shared/ipc/result';
import type { Settings } from '../../shared/ipc/settings';

beforeEach(() => page.viewport(1440, 900));

async function open(tab: string, settings: Partial<Settings> = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk({ settings });
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  pressInRow('g,');
  await page.getByRole('tab', { name: tab }).click();
  return desk;
}

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };
const changes = (desk: ScriptedDesk) =>
  desk.engine.asked.filter(({ name }) => name === 'workspace.change').map(({ input }) => input);
const line = (name: string | RegExp) => page.getByRole('listitem').getByText(name).first();

async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run('main', { resultTypes: ['violations'] });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`.slice(0, 600));
}

describe('what is read before it goes out', () => {
  test('is written line by line with the keyboard, and counts once it is saved', async () => {
    const desk = await open('Approvals');
    const part = page.getByRole('region', { name: 'What is read before it goes out' }).first();
    await part.getByRole('button', { name: 'Add a line' }).first().click();
    await expect.poll(() => document.activeElement?.textContent, patient).toContain('1. Needs: a colleague');
    await page.getByRole('combobox', { name: 'Needs' }).selectOptions('two colleagues');
    await page.getByRole('group', { name: 'Tiers' }).getByRole('checkbox', { name: 'Red' }).click();
    await page
      .getByRole('group', { name: 'Roles' })
      .getByRole('checkbox', { name: 'Agent', exact: true })
      .click();
    await expect.element(line('1. Needs: two colleagues · Roles: Agent · Tiers: Red')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Saved. It counts from now on.')).toBeVisible();
    expect(desk.engine.workspace?.approval.rules).toEqual([
      { needs: 'two', roles: ['agent'], tiers: ['red'] },
    ]);
    await expect.element(page.getByText('Not saved yet')).not.toBeInTheDocument();
  });

  test('is refused with the place where it is wrong, and stays on screen to be mended', async () => {
    const desk = await open('Approvals');
    await page.getByRole('button', { name: 'Add a line' }).first().click();
    await page.getByRole('spinbutton', { name: 'Of a hundred such replies' }).fill('250');
    await page.getByRole('textbox', { name: 'An approval counts for' }).fill('soon');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText(/^samples must be at most 100/u)).toBeVisible();
    await expect
      .element(page.getByRole('textbox', { name: 'An approval counts for' }))
      .toHaveAccessibleDescription(/must be a duration such as/u);
    await expect.element(page.getByText('rules.0.samples')).toBeVisible();
    expect(desk.engine.workspace?.approval.rules).toEqual([]);
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.element(page.getByText('rules.0.samples')).not.toBeInTheDocument();
  });
});

describe('the escalation map', () => {
  test('is of one brand, and its lines change places', async () => {
    const desk = await open('Escalation');
    await page.getByRole('combobox', { name: 'Brand' }).selectOptions('Lindra Skin');
    const add = page.getByRole('button', { name: 'Add a line' });
    await add.click();
    await page.getByRole('checkbox', { name: 'Packaging' }).click();
    await page.getByRole('combobox', { name: 'Reads it first' }).selectOptions('Reputation');
    await add.click();
    await page.getByRole('button', { name: 'Move line 2 up' }).click();
    await expect.element(line('1. everything')).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => changes(desk), patient)
      .toMatchObject([{ part: 'escalation', brandId: 'lindra' }]);
    await expect.element(page.getByText('Saved. It counts from now on.')).toBeVisible();
    const maps = desk.engine.workspace?.brands.map(({ escalation }) => escalation);
    expect(maps?.[0]).toEqual([]);
    expect(maps?.[1]).toMatchObject([{}, { contactTypes: ['packaging'], ask: 'reputation' }]);
  });
});

describe('triage rules', () => {
  test('are written as lines, read as sentences, tried with a message, and named where they are bad', async () => {
    const desk = await open('Rules');
    await page.getByRole('button', { name: 'Add a line' }).click();
    await expect.element(page.getByText('It does nothing: say what it gives the case.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Fraud');
    await page.getByRole('textbox', { name: 'Says any of' }).fill('scam\nfalse shop');
    await page.getByRole('combobox', { name: 'Make it' }).selectOptions('Red');
    await expect
      .element(line('Fraud. When a message says “scam” or “false shop”: make it Red.'))
      .toBeVisible();
    await page.getByRole('textbox', { name: 'A message' }).fill('Is this a false shopp?');
    await expect.element(page.getByText('It would be: Red. Team: Reputation.')).toBeVisible();
    await expect.element(page.getByText('Fraud fits by “false shopp”; it decides the tier.')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('checkbox', { name: 'Off' }).click();
    await expect.element(page.getByText('No rule fits it.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Off' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Saved. It counts from now on.')).toBeVisible();
    expect(desk.engine.workspace?.rules).toMatchObject([
      { id: 'rule-1', isOn: true, when: { anyOf: ['scam', 'false shop'] }, gives: { tier: 'red' } },
    ]);
  });
});

describe('the guard', () => {
  test('is told what to do and what is no finding, for one brand', async () => {
    const desk = await open('Guard');
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('combobox', { name: 'Then' }).selectOptions('stop it');
    await page.getByRole('checkbox', { name: 'Link to an unknown site' }).click();
    await page.getByRole('textbox', { name: 'Sites its answers may lead to' }).fill('Aurea Derma');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText(/must be a host name such as/u)).toBeVisible();
    await page.getByRole('textbox', { name: 'Sites its answers may lead to' }).fill('aurea.example');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Saved. It counts from now on.')).toBeVisible();
    expect(desk.engine.workspace?.brands[0]?.guard).toMatchObject({
      rules: [{ kinds: ['unknown-host'], does: 'block' }],
      hosts: ['aurea.example'],
    });
  });
});

describe('roles', () => {
  test('follow one of the product, and say line by line what they may', async () => {
    const desk = await open('Roles');
    await page
      .getByRole('region', { name: 'Roles of this workspace' })
      .last()
      .getByRole('button', { name: 'Add a line' })
      .click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Night agent');
    await page.getByRole('textbox', { name: /^Short name/u }).fill('night');
    await page.getByRole('checkbox', { name: 'Say line by line what it may' }).click();
    await line(/^1\. May: see, answer/u).click();
    const lines = page.getByRole('list', { name: 'What Night agent may' });
    await lines.getByRole('checkbox', { name: 'approve replies' }).click();
    await lines.getByRole('checkbox', { name: 'Green' }).click();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Saved. It counts from now on.')).toBeVisible();
    expect(desk.engine.workspace?.roles).toMatchObject([
      { id: 'night', name: 'Night agent', follows: 'agent', may: [{ tiers: ['green'] }] },
    ]);
    expect(desk.engine.workspace?.roles[0]?.may?.[0]?.actions).not.toContain('approve');
  });

  test('of people change, and the gate of who learns is lifted channel by channel', async () => {
    const desk = await open('Roles');
    await line(/^Tomás Gil\./u).click();
    const people = page.getByRole('region', { name: 'People' }).first();
    await people.getByRole('combobox', { name: 'Role' }).selectOptions('Trainee');
    const gate = page.getByRole('group', { name: 'Free to answer without approval on' });
    await gate.getByRole('checkbox', { name: 'Bluesky' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Saved. It counts from now on.')).toBeVisible();
    expect(desk.engine.workspace?.members[2]).toMatchObject({ role: 'trainee', freeOn: ['bluesky'] });
  });

  test('are saved as they were last, also by who saves again before the first time is answered', async () => {
    const desk = await open('Roles');
    await line(/^Tomás Gil\./u).click();
    const people = page.getByRole('region', { name: 'People' }).first();
    const role = people.getByRole('combobox', { name: 'Role' });
    const release = desk.engine.holdBack('workspace.change');
    await role.selectOptions('Trainee');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => desk.engine.workspace?.members[2]?.role).toBe('trainee');
    await role.selectOptions('Supervisor');
    await page.getByRole('button', { name: 'Save' }).click();
    release();
    await expect.poll(() => desk.engine.workspace?.members[2]?.role).toBe('supervisor');
    await expect.element(page.getByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });

  test('come with a telephone number, which has to be one', async () => {
    const desk = await open('Roles');
    await line(/^Tomás Gil\./u).click();
    const people = page.getByRole('region', { name: 'People' }).first();
    const phone = people.getByRole('textbox', { name: 'Telephone, for calls in a crisis' });
    await phone.fill('tel:112');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText(/^phone must be a telephone number such as/u)).toBeVisible();
    await phone.fill('+34 600 000 103');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Saved. It counts from now on.')).toBeVisible();
    expect(desk.engine.workspace?.members[2]).toMatchObject({ phone: '+34 600 000 103' });
  });

  test('put people on the reserve, who have a seat in a crisis only, and never who leads', async () => {
    const desk = await open('Roles');
    await line(/^Tomás Gil\./u).click();
    const people = page.getByRole('region', { name: 'People' }).first();
    const onReserve = people.getByRole('checkbox', { name: /^On the reserve/u });
    await onReserve.click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText(/^Has no seat now/u)).toBeVisible();
    expect(desk.engine.workspace?.members[2]).toMatchObject({ reserve: true });
    await people.getByRole('combobox', { name: 'Role' }).selectOptions('Supervisor');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .element(page.getByText(/^reserve cannot be said of who may supervise, manage or erase/u))
      .toBeVisible();
  });

  test('of who learns show above the gate what they have shown so far', async () => {
    const desk = await open('Roles');
    const steps = [
      {
        step: 'guided',
        state: 'passed',
        sittings: 2,
        best: { points: 9, of: 10, at: Date.now(), sandbox: true, signer: '1234-abcd' },
      },
    ];
    const tomas = { agent: 'tomas', name: 'Tomás Gil', steps, isReadyForLive: true, freeOn: [] };
    desk.engine.answersBeyond = {
      'training.read': () =>
        succeed({
          sitting: null,
          own: { ...tomas, agent: 'laura', steps: [] },
          team: [tomas],
          mayTrain: true,
          drills: [],
          running: null,
          key: '1234-abcd',
          sandbox: false,
          scenarios: [],
        }),
    };
    await line(/^Tomás Gil\./u).click();
    const people = page.getByRole('region', { name: 'People' }).first();
    await people.getByRole('combobox', { name: 'Role' }).selectOptions('Trainee');
    const record = page.getByRole('list', { name: 'Results on the path' });
    await expect
      .element(record)
      .toMatchTextContent(/guided: Passed.*9 of 10 points.*signed by this desktop/u);
    await expect
      .element(page.getByText('Coaching record: Approved: 3 · Changed: 1 · Sent back: 1 · Rejected: 0'))
      .toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('are read, and not changed, by who does not manage the workspace', async () => {
    await open('Roles', { agentId: 'tomas' });
    await expect
      .element(page.getByText(/Only who manages the workspace may change it/u).first())
      .toBeVisible();
    await line(/^Tomás Gil\./u).click();
    await expect.element(page.getByRole('combobox', { name: 'Role' })).toBeDisabled();
    await expect.element(page.getByRole('button', { name: 'Add a line' })).not.toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });
});
