import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../../test/support/page-harness/page-per-test';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../../test/support/page-harness/scripted-desk';
import { en } from '../../../shared/texts/en';
import { useSession } from '../../state/session';

const passphrase = 'a long word and a bus';
const done = { kind: 'done', file: 'monday.semaforo', bytes: 3_400_000, madeAt: 1_700_000_000_000 };

beforeEach(() => page.viewport(1440, 900));

async function open(options: DeskOptions = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk(options);
  showPage(desk.api);
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  return desk;
}

const asked = (desk: ScriptedDesk, name: string) =>
  desk.requests.filter((request) => request.name === name).map(({ input }) => input);
const show = (kind: 'backup' | 'restore') => useSession.setState({ dialog: { kind } });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByLabelText(name);
const violations = async () =>
  (await axe.run(document, { resultTypes: ['violations'] })).violations.map((one) => one.id);

describe('a backup', () => {
  test('starts only under a passphrase of twelve characters that was typed the same twice', async () => {
    const desk = await open({ answers: { 'backup.make': () => done } });
    show('backup');
    const start = dialog().getByRole('button', { name: 'Choose the file and back up' });
    await expect.element(field('Passphrase of the backup')).toHaveFocus();
    await field('Passphrase of the backup').fill('eleven char');
    await field('The same again').fill('eleven char');
    await expect.element(start).toBeDisabled();
    await field('Passphrase of the backup').fill(passphrase);
    await expect.element(dialog().getByText('The two differ.')).toBeVisible();
    await field('The same again').fill(passphrase);
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect
      .element(dialog().getByText(/^monday.semaforo is written and was read back: 3\.4/u))
      .toBeVisible();
    await expect.element(dialog().getByText('Close')).toHaveFocus();
    expect(asked(desk, 'backup.make')).toEqual([{ passphrase }]);
  });

  test('says of each failure what it is and what stayed as it was, and keeps what was typed', async () => {
    const codes = Object.keys(en).flatMap((key) => key.split('backup.failed.')[1] ?? []);
    let turn = 0;
    await open({
      answers: { 'backup.make': () => ({ kind: 'failed', code: codes[turn], detail: `part ${turn}` }) },
    });
    show('backup');
    await field('Passphrase of the backup').fill(passphrase);
    await field('The same again').fill(passphrase);
    expect(codes.length).toBe(10);
    for (const code of codes) {
      await userEvent.keyboard('{Enter}');
      const sentence = en[`backup.failed.${code}` as keyof typeof en];
      await expect
        .element(dialog().getByRole('alert'))
        .toHaveTextContent(`${sentence}An earlier backup stays as it was.part ${turn}`);
      turn += 1;
    }
  });

  test('says in the line below what came of it when the dialog was closed meanwhile', async () => {
    let finish = (_: unknown) => {};
    const answer = new Promise((resolve) => {
      finish = resolve;
    });
    await open({ answers: { 'backup.make': () => answer } });
    show('backup');
    await field('Passphrase of the backup').fill(passphrase);
    await field('The same again').fill(passphrase);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog().getByRole('button', { name: 'Backing up …' })).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    finish(done);
    await expect
      .element(page.getByRole('status', { name: 'Last step' }).getByText(/^monday.semaforo is written/u))
      .toBeVisible();
  });
});

describe('a restore', () => {
  test('over cases that are here already waits for a typed word', async () => {
    const desk = await open({ answers: { 'backup.restore': () => done } });
    show('restore');
    await expect.element(dialog().getByText(/set aside in a folder/u)).toBeVisible();
    await field('Passphrase of the backup').fill('short');
    await userEvent.keyboard('{Enter}');
    expect(asked(desk, 'backup.restore')).toEqual([]);
    await field('Type “restore” to go on').fill('Restore ');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect
      .element(
        page.getByRole('status', { name: 'Last step' }).getByText(/^The backup of 14 Nov 2023 is restored/u),
      )
      .toBeVisible();
    expect(asked(desk, 'backup.restore')).toEqual([{ passphrase: 'short' }]);
  });

  test('is offered on the first run, where there is nothing to lose and nothing to type', async () => {
    const failed = { kind: 'failed', code: 'wrong-passphrase', detail: null };
    await open({ firstRun: true, answers: { 'backup.restore': () => failed } });
    await page.getByRole('button', { name: 'Restore a backup …' }).click();
    await expect.element(dialog()).toBeVisible();
    await expect.element(field('Type “restore” to go on')).not.toBeInTheDocument();
    await field('Passphrase of the backup').fill('wrong');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(dialog().getByRole('alert'))
      .toHaveTextContent(
        'This passphrase does not open the backup. Type it again.Nothing on this desktop was changed.',
      );
  });
});

describe('a restored desktop', () => {
  const restored = { backupMadeAt: 1_700_000_000_000, restoredAt: Date.now(), tookOver: false };

  test('says over the outbox and below that it sends nothing, until a person takes over', async () => {
    const desk = await open({ status: { restored } });
    useSession.setState({ screen: 'outbox' });
    await expect.element(page.getByText(/Nothing is sent from here before you say/u)).toBeVisible();
    const takeOver = () => page.getByRole('button', { name: 'This desktop takes over' });
    await expect.poll(() => takeOver().elements().length).toBe(2);
    await takeOver().first().click();
    await expect.element(dialog().getByText(/Only one desktop may do that/u)).toBeVisible();
    expect(await violations()).toEqual([]);
    expect(desk.engine.asked.some(({ name }) => name === 'desk.takeOver')).toBe(false);
    await dialog().getByRole('button', { name: 'This desktop takes over' }).click();
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.poll(() => takeOver().elements().length).toBe(0);
    expect(desk.engine.asked.filter(({ name }) => name === 'desk.takeOver')).toHaveLength(1);
  });
});

describe('the settings', () => {
  test.each([
    ['No backup yet', { lastBackupAt: null }, /only way back/u],
    ['Last backup: 3 days ago', { lastBackupAt: Date.now() - 3.5 * 86_400_000 }, null],
    ['Last backup: 40 days ago', { lastBackupAt: Date.now() - 40.5 * 86_400_000 }, /in no backup/u],
  ] as const)('say %s', async (words, status, hint) => {
    await open({ status });
    useSession.setState({ screen: 'settings' });
    await page.getByRole('tab', { name: 'Data' }).click();
    await expect.element(page.getByText(words)).toBeVisible();
    const hints = page.getByText(/only way back|in no backup/u);
    if (hint === null) await expect.element(hints).not.toBeInTheDocument();
    else await expect.element(page.getByText(hint)).toBeVisible();
    await page.getByRole('button', { name: 'Back up now …' }).click();
    await expect.element(dialog()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'Back up now …' })).toHaveFocus();
  });

  test('grey out both ways for who may not, and say why; the palette’s dialogs do so too', async () => {
    const desk = await open({ settings: { agentId: 'tomas' } });
    useSession.setState({ screen: 'settings' });
    await page.getByRole('tab', { name: 'Data' }).click();
    const why = /Only a supervisor or an administrator may make or restore one/u;
    await expect.element(page.getByText(why)).toBeVisible();
    for (const name of ['Back up now …', 'Restore a backup …'])
      await expect.element(page.getByRole('button', { name })).toBeDisabled();
    for (const kind of ['backup', 'restore'] as const) {
      show(kind);
      await expect.element(dialog().getByText(why)).toBeVisible();
      await field('Passphrase of the backup').fill(passphrase);
      await (kind === 'backup' ? field('The same again') : field('Type “restore” to go on')).fill(
        kind === 'backup' ? passphrase : 'restore',
      );
      await userEvent.keyboard('{Enter}');
      await expect.element(dialog().getByRole('button', { name: /^Choose the file/u })).toBeDisabled();
      useSession.setState({ dialog: null });
    }
    expect(asked(desk, 'backup.make')).toEqual([]);
    expect(asked(desk, 'backup.restore')).toEqual([]);
  });
});
