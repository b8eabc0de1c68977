import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import type { Settings } from '../../shared/ipc/settings';
import { useSession } from '../state/session';
import '../ui/tokens.css';
import { startPage } from './start-page';

let stop = () => {};
let root: HTMLElement;

beforeEach(async () => {
  root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  await page.viewport(1440, 900);
});
afterEach(() => {
  stop();
  root.remove();
  useSession.setState(useSession.getInitialState(), true);
});

async function open(tab: string, settings: Partial<Settings> = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk({ settings });
  stop = startPage(desk.api, root);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  await userEvent.keyboard('g,');
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
