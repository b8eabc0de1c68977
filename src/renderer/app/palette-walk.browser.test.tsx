import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { workspace } from '../../../test/support/page-harness/workspace';
import { succeed } from '../../shared/ipc/result';
import { en } from '../../shared/texts/en';
import { openDialog, useSession } from '../state/session';
import { translatedMessages } from '../state/translation-wish';
import { commands } from './commands';

// What stands translated would be asked for again by the next page.
afterEach(() => translatedMessages.set(new Set()));

const inApprovals = new Set(['approve', 'request-changes', 'reject-reply']);
const fromTheSide = new Set(['show-views', 'show-customer']);

/** The desk with a hand on its third case, or on a reply that waits, as the command needs it. */
async function openFor(id: string): Promise<ScriptedDesk> {
  await page.viewport(fromTheSide.has(id) ? 900 : 1440, 900);
  const tour = { state: 'running', step: 'tier' } as const;
  const desk = scriptedDesk(id.startsWith('tour-') ? { settings: { tour } } : {});
  desk.engine.answersBeyond = {
    'case.next': () => succeed({ caseId: null, because: 'nothing' }),
    'team.read': () => succeed([]),
  };
  const [caseId] = desk.engine.caseIds();
  if (inApprovals.has(id)) desk.engine.askApproval(caseId ?? '', 'f'.repeat(32), 'A reply that waits');
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  if (inApprovals.has(id)) {
    useSession.setState({ screen: 'approvals' });
    await expect.element(page.getByRole('listbox', { name: 'Approvals' }).getByRole('option')).toBeVisible();
    return desk;
  }
  await userEvent.keyboard('jjj');
  await expect.poll(() => document.querySelector('[aria-selected=true]')).not.toBeNull();
  // What the opening itself changes must not count for the command.
  await expect.element(page.getByRole('textbox', { name: 'Reply', exact: true })).toBeVisible();
  const { selected } = useSession.getState();
  if (id === 'pass-back' && selected !== null)
    useSession.setState({ pass: { caseId: selected, step: 'flag', wasUnfolded: false } });
  if (id === 'show-new') {
    desk.arrive(3);
    await expect.element(page.getByRole('button', { name: /3 new/u })).toBeVisible();
  }
  return desk;
}

/** What a command may change: what is looked at, what the engine was told, what the shell was asked for. */
function standing(desk: ScriptedDesk): string {
  const { notice: _notice, marked, ...session } = useSession.getState();
  const told = desk.engine.asked
    .filter(({ kind, name }) => kind === 'command' || name.startsWith('translation.'))
    .map(({ name }) => name);
  const requests = desk.requests.filter(
    ({ name, input }) =>
      name === 'app.openSandbox' || (name === 'settings.write' && !('paletteUses' in (input as object))),
  );
  return JSON.stringify({
    session,
    marked: [...marked],
    told,
    requests,
    size: document.querySelector('[role=option]')?.getAttribute('aria-setsize'),
    fields: document.querySelectorAll('textarea, [role=dialog]').length,
  });
}

const offered = () => [...document.querySelectorAll<HTMLElement>('[role=dialog] [role=option]')];
const labelOf = (option: HTMLElement) => option.querySelector(':scope > span > span')?.textContent;

async function pick(label: string): Promise<void> {
  openDialog({ kind: 'palette' });
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await expect.poll(() => offered().length).toBeGreaterThan(20);
  const option = offered().find((one) => labelOf(one) === label);
  if (option === undefined) throw new Error(`The palette does not offer ${label}`);
  option.click();
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).not.toBeInTheDocument();
}

describe('the palette', () => {
  test.each(commands.filter(({ id }) => id !== 'palette').map(({ id, label }) => [id, en[label]] as const))(
    'offers %s (%s), and it does something',
    async (id, label) => {
      const desk = await openFor(id);
      const before = standing(desk);
      await pick(label);
      await expect.poll(() => standing(desk)).not.toBe(before);
    },
  );

  test.each(workspace.brands.map(({ id, name }) => [name, id] as const))(
    'leads to the cases of %s',
    async (name, id) => {
      await openFor('view');
      await pick(`View: ${name}`);
      await expect.poll(() => useSession.getState().view).toBe(`brand:${id}`);
      await expect.element(page.getByRole('heading', { level: 2, name })).toBeVisible();
    },
  );

  test('by itself does nothing, so that what was seen above was the command', async () => {
    const desk = await openFor('none');
    const before = standing(desk);
    openDialog({ kind: 'palette' });
    await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog', { name: 'Commands' })).not.toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(standing(desk)).toBe(before);
  });
});

describe('with single letters off', () => {
  test('every command is still reached, by the palette and its own key', async () => {
    await page.viewport(1440, 900);
    const desk = scriptedDesk({ settings: { singleLetterKeys: false } });
    showPage(desk.api);
    await expect.element(page.getByRole('option').first()).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Control>}k{/Control}');
    await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await expect.poll(() => offered().length).toBeGreaterThan(20);
    const names = new Set(offered().map(labelOf));
    const usable = commands.filter((command) => command.id !== 'palette' && command.when());
    expect(usable.filter(({ label }) => !names.has(en[label])).map(({ id }) => id)).toEqual([]);
  });

  test('are switched off and on from the palette, which says where the commands are now', async () => {
    const desk = await openFor('letters');
    await pick(en['command.letters']);
    await expect.element(page.getByText('The commands are here: Ctrl k', { exact: false })).toBeVisible();
    const claims = () => desk.engine.asked.filter(({ name }) => name === 'case.claim').length;
    await userEvent.keyboard('c');
    await pick(en['command.letters']);
    await expect.element(page.getByText(en['own.letters.on'])).toBeVisible();
    expect(claims()).toBe(0);
    await userEvent.keyboard('c');
    await expect.poll(claims).toBe(1);
  });
});

describe('what is chosen in the menu bar', () => {
  test('is done as from the palette, and not while something is being filled in', async () => {
    const desk = await openFor('menu');
    desk.push('command.run', { id: 'go-outbox' });
    await expect.element(page.getByRole('region', { name: 'Outbox' })).toBeVisible();
    openDialog({ kind: 'by-hand' });
    desk.push('command.run', { id: 'go-queue' });
    expect(useSession.getState().screen).toBe('outbox');
  });

  test('waits for the answer to a question that lies over the screen, whoever asked it', async () => {
    const desk = await openFor('menu');
    const question = document.createElement('div');
    question.setAttribute('role', 'dialog');
    document.body.append(question);
    onTestFinished(() => question.remove());
    desk.push('command.run', { id: 'go-outbox' });
    expect(useSession.getState().screen).toBe('queue');
    question.remove();
    desk.push('command.run', { id: 'go-outbox' });
    await expect.poll(() => useSession.getState().screen).toBe('outbox');
  });

  test('is nothing where it cannot be done now, or is not known', async () => {
    const desk = await openFor('menu');
    const before = standing(desk);
    desk.push('command.run', { id: 'approve' });
    desk.push('command.run', { id: 'fireworks' });
    expect(standing(desk)).toBe(before);
  });
});
