import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../../test/support/page-harness/page-per-test';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../../test/support/page-harness/scripted-desk';
import { type AccountId, asId } from '../../../shared/domain/ids';
import { hubTrialFailures } from '../../../shared/ipc/hub-orders';
import type { HubMember, HubStatus } from '../../../shared/ipc/hub-status';
import { fail, succeed } from '../../../shared/ipc/result';
import { en } from '../../../shared/texts/en';
import { useSession } from '../../state/session';

const place = { host: 'hub.example', port: 5432, database: 'semaforo', login: 'laura' };
const pem = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----';

beforeEach(() => page.viewport(1440, 900));

async function open(options: DeskOptions = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk(options);
  showPage(desk.api);
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  useSession.setState({ screen: 'settings' });
  await page.getByRole('tab', { name: en['settings.team'] }).click();
  return desk;
}

const account = (id: string, lease: Partial<HubStatus['leases'][number]>) => ({
  accountId: asId<AccountId>(id),
  heldBy: 'here' as const,
  agent: null,
  desktops: 2,
  ...lease,
});
const hub = (change: Partial<HubStatus> = {}): HubStatus => ({
  state: 'current',
  fault: null,
  agent: 'laura',
  manages: false,
  behind: 0,
  pendingSteps: 0,
  lastContactAt: Date.now() - 1_000,
  refused: [],
  leases: [],
  presence: [],
  workspace: { version: 1, conflict: null, refused: null },
  alarm: null,
  ...change,
});
const member = (agent: string, change: Partial<HubMember> = {}): HubMember => ({
  login: agent,
  agent,
  manages: false,
  isRemoved: false,
  seenAt: null,
  ...change,
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabelText(name);
const dialog = () => page.getByRole('dialog');
const asked = (desk: ScriptedDesk, name: string) =>
  desk.requests.filter((request) => request.name === name).map(({ input }) => input);
const violations = async () => {
  const shown = document.querySelector('[role=dialog]') ?? document.querySelector('[role=tabpanel]');
  const found = await axe.run(shown ?? document, { resultTypes: ['violations'] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

async function fillForm() {
  await field(en['team.host']).fill('hub.example');
  await field(en['team.database']).fill('semaforo');
  await field(en['team.login']).fill('laura');
  await field(en['team.password']).fill('a password of mine');
}

describe('who shares with nobody', () => {
  test('joins by keyboard, and then reads where it shares', async () => {
    let joined = false;
    const desk = await open({
      status: { hub: null },
      answers: {
        'hub.place': () => (joined ? place : null),
        'hub.join': () => {
          joined = true;
          return { kind: 'welcome', agent: 'laura', login: 'laura' };
        },
      },
    });
    await expect.element(button(en['team.join'])).toBeDisabled();
    await fillForm();
    await field(en['team.ca']).fill('authority.pem');
    await expect.element(page.getByText(en['team.pemWrong'])).toBeVisible();
    await expect.element(button(en['team.join'])).toBeDisabled();
    await field(en['team.ca']).fill(pem);
    expect(await violations()).toEqual([]);
    await field(en['team.password']).click();
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByText('This desktop shares with semaforo on hub.example, with the login laura.'))
      .toBeVisible();
    await expect.element(page.getByText('This desktop shares with the team, as Laura Rey.')).toBeVisible();
    expect(asked(desk, 'hub.join')).toEqual([{ ...place, password: 'a password of mine', ca: pem }]);
  });

  test('reads of each failure what it is, that nothing changed, and keeps what was typed', async () => {
    let turn = 0;
    await open({
      status: { hub: null },
      answers: {
        'hub.join': () => ({ kind: 'failed', code: hubTrialFailures[turn], detail: `detail ${turn}` }),
      },
    });
    await fillForm();
    for (const code of hubTrialFailures) {
      await expect.element(button(en['team.join'])).toBeEnabled();
      await button(en['team.join']).click();
      const sentence = en[`team.failed.${code}`];
      await expect
        .element(page.getByRole('form').getByRole('alert'))
        .toHaveTextContent(`${sentence}${en['team.untouched']}detail ${turn}`);
      turn += 1;
    }
    await expect.element(field(en['team.password'])).toHaveValue('a password of mine');
  });

  test('hears in the sandbox that practice is shared through a hub of its own', async () => {
    await open({ sandbox: true, status: { hub: null } });
    await expect.element(page.getByText(en['team.sandbox'])).toBeVisible();
    await expect.element(button(en['team.join'])).toBeVisible();
  });

  test('but did before, hears that nothing is sent until it joins again or leaves', async () => {
    const lost = hub({ state: 'offline', fault: 'no-address', agent: null });
    const desk = await open({ status: { hub: lost } });
    await expect.element(page.getByText(en['team.lost'])).toBeVisible();
    await expect.element(button(en['team.join'])).toBeVisible();
    await button(en['team.leave']).click();
    await dialog().getByRole('button', { name: en['team.leaveConfirm'] }).click();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(asked(desk, 'hub.leave')).toHaveLength(1);
  });
});

describe('who shares', () => {
  const shares = { 'hub.place': () => place };

  test.each([
    [hub(), [en['hub.current']]],
    [hub({ state: 'behind', behind: 7 }), ['7 events of the team still to come']],
    [hub({ state: 'offline', fault: 'unreachable' }), [en['hub.fault.unreachable'], en['hub.offline']]],
    [
      hub({ state: 'alarm', alarm: { kind: 'chain', brand: 'vela', seq: 41 } }),
      ['The team’s record of vela was changed or cut at 41: nothing more is taken from it'],
    ],
    [hub({ leases: [account('vela-mail', { heldBy: 'nobody' })] }), ['Nobody is polling E-mail']],
    [hub({ leases: [account('vela-mail', { desktops: 1 })] }), ['Only one desktop has the secret of E-mail']],
    [hub({ agent: 'tomas' }), [/the team takes steps only of Tomás Gil/u]],
  ])('reads how it stands (%#)', async (status, sentences) => {
    await open({ status: { hub: status }, answers: shares });
    const state = page.getByRole('list', { name: en['team.state'] });
    for (const sentence of sentences) await expect.element(state.getByText(sentence)).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('and may not manage, sees nobody’s login', async () => {
    await open({ status: { hub: hub() }, answers: shares });
    await expect.element(page.getByRole('list', { name: en['team.state'] })).toBeVisible();
    await expect.element(page.getByRole('region', { name: en['team.members'] })).not.toBeInTheDocument();
  });

  test('and manages, lets somebody in and removes them, with what follows said before', async () => {
    const members = [member('laura', { manages: true, seenAt: Date.now() }), member('ana')];
    const desk = scriptedDesk({ status: { hub: hub({ manages: true }) }, answers: shares });
    const given: unknown[] = [];
    desk.engine.answersBeyond = {
      'hub.members': () => succeed([...members]),
      'hub.invite': (input) => {
        given.push(input);
        members.push(member('tomas'));
        return given.length === 1 ? fail('refused', 'hub-login-taken', 'taken') : succeed(null);
      },
      'hub.remove': (input) => {
        given.push(input);
        return succeed({ released: 2, areSessionsEnded: true });
      },
    };
    showPage(desk.api);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    useSession.setState({ screen: 'settings' });
    await page.getByRole('tab', { name: en['settings.team'] }).click();
    const people = page.getByRole('region', { name: en['team.members'] });
    await expect
      .element(people.getByText(/^Supervisor, you, manages the team, login laura, /u))
      .toBeVisible();
    await expect.element(people.getByText('Agent, has no login')).toBeVisible();
    await expect.element(button('Remove Laura Rey')).not.toBeInTheDocument();
    await button('Invite Tomás Gil').click();
    await expect.element(dialog().getByLabelText(en['team.inviteLogin'])).toHaveFocus();
    await expect.element(dialog().getByLabelText(en['team.inviteLogin'])).toHaveValue('tomas');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog().getByRole('alert')).toHaveTextContent(en['error.hub-login-taken']);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.element(page.getByText('Tomás Gil is let in, with the login tomas.')).toBeVisible();
    expect(given).toMatchObject([
      {},
      { login: 'tomas', agentId: 'tomas', password: expect.stringMatching(/^[a-z2-9]{24}$/u) },
    ]);
    await button('Remove Ana Ruiz').click();
    await expect.element(dialog().getByText(/Cases that Ana Ruiz holds go back/u)).toBeVisible();
    await dialog().getByRole('button', { name: en['team.removeConfirm'] }).click();
    await expect.element(page.getByText('Ana Ruiz is out. 2 cases went back to their teams.')).toBeVisible();
    expect(given.at(-1)).toEqual({ agentId: 'ana' });
  });

  test('and changed the workspace as a colleague did, compares both and says which one counts', async () => {
    const conflict = { version: 4, author: 'ana' };
    const state = hub({ manages: true, workspace: { version: 3, conflict, refused: null } });
    const desk = scriptedDesk({ status: { hub: state }, answers: shares });
    const given: unknown[] = [];
    const changes = [{ path: 'brands.vela.name', mine: 'Vela', theirs: null }];
    desk.engine.answersBeyond = {
      'hub.members': () => succeed([]),
      'hub.difference': () => succeed({ ...conflict, changes }),
      'hub.settleDefinition': (input) => {
        given.push(input);
        return succeed(null);
      },
    };
    showPage(desk.api);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    useSession.setState({ screen: 'settings' });
    await page.getByRole('tab', { name: en['settings.team'] }).click();
    await button(en['team.compare']).click();
    await expect.element(dialog().getByText('brands.vela.name')).toBeVisible();
    await expect.element(dialog().getByText('Here: Vela')).toBeVisible();
    await expect.element(dialog().getByText('Ana Ruiz: not there')).toBeVisible();
    expect(await violations()).toEqual([]);
    await dialog().getByRole('button', { name: 'Take the one of Ana Ruiz' }).click();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(given).toEqual([{ keep: 'theirs', version: 4 }]);
  });
});
