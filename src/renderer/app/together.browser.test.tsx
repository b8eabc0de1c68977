import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

function open(): ScriptedDesk {
  const desk = scriptedDesk({});
  showPage(desk.api);
  return desk;
}

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };
const asked = (desk: ScriptedDesk, name: string) =>
  desk.engine.asked.filter((request) => request.name === name).map((request) => request.input);
const note = () => page.getByRole('textbox', { name: 'Internal note' });

async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run('main', { resultTypes: ['violations'] });
  return found.map(
    (one) =>
      `${one.id}: ${one.nodes
        .map((node) => node.html)
        .join(' | ')
        .slice(0, 600)}`,
  );
}

describe('a note', () => {
  test('completes a colleague’s name by keys, and asks them', async () => {
    const desk = open();
    await page.getByRole('option', { name: /Tom Okafor/u }).click();
    await userEvent.keyboard('n');
    await expect.element(note()).toHaveFocus();
    await userEvent.keyboard('Is it safe, @');
    const people = page.getByRole('listbox', { name: 'Colleagues' });
    await expect.element(people).toBeVisible();
    await expect
      .element(people.getByRole('option', { name: 'Ana Ruiz' }))
      .toHaveAttribute('aria-selected', 'true');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    await expect.element(note()).toHaveValue('Is it safe, @Ana Ruiz ');
    await expect.element(people).not.toBeInTheDocument();
    await page.getByRole('checkbox', { name: 'Ask Ana Ruiz for an answer' }).click();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect
      .poll(() => asked(desk, 'case.addNote'), patient)
      .toEqual([expect.objectContaining({ text: 'Is it safe, @Ana Ruiz', isQuestion: true, answers: null })]);
    await expect.element(page.getByText('asks Ana Ruiz')).toBeVisible();
  });

  test('with the names open keeps Escape for them, and the note stays', async () => {
    open();
    await page.getByRole('option', { name: /Tom Okafor/u }).click();
    await userEvent.keyboard('n');
    await expect.element(note()).toHaveFocus();
    await userEvent.keyboard('@To');
    await expect.element(page.getByRole('option', { name: 'Tomás Gil' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('listbox', { name: 'Colleagues' })).not.toBeInTheDocument();
    await expect.element(note()).toHaveValue('@To');
    await expect.element(note()).toHaveFocus();
  });
});

describe('a question of a colleague', () => {
  test('is answered by a note, and the answer goes into the reply', async () => {
    const desk = open();
    const chosen = page.getByRole('option', { name: /Tom Okafor/u });
    await chosen.click();
    const caseId = useSession.getState().selected ?? '';
    desk.engine.record(
      caseId,
      {
        type: 'NoteAdded',
        text: '@Laura Rey may she use it?',
        mentions: ['laura' as never],
        isQuestion: true,
      },
      { actor: { kind: 'agent', id: 'ana' as never } },
    );
    desk.engine.flush();
    await expect.element(page.getByText('Ana Ruiz asks you: @Laura Rey may she use it?')).toBeVisible();
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect.element(note()).toHaveFocus();
    await expect.element(page.getByText('You answer: @Laura Rey may she use it?')).toBeVisible();
    await userEvent.keyboard('Yes, from tomorrow.');
    await page.getByRole('button', { name: 'Add answer' }).click();
    await expect
      .poll(() => asked(desk, 'case.addNote'), patient)
      .toEqual([expect.objectContaining({ answers: expect.stringMatching(/^[0-9]{32}$/u) })]);
    await page.getByRole('button', { name: 'Put into the reply' }).click();
    await expect
      .element(page.getByRole('textbox', { name: 'Reply' }))
      .toHaveValue(expect.stringContaining('Yes, from tomorrow.'));
  });
});

describe('the day', () => {
  test('stands in figures, and a column says how its figures are made', async () => {
    open();
    await expect.element(page.getByRole('option', { name: /Tom Okafor/u })).toBeVisible();
    pressInRow('gd');
    const all = page.getByRole('row', { name: /^All/u });
    await expect.element(all).toBeVisible();
    await expect.poll(() => all.element().textContent, patient).toContain('All66.6%53152 h 30 min3 h');
    await page.getByRole('button', { name: 'In time' }).click();
    await expect.element(page.getByText(/In time = answers of today within their deadline ÷/u)).toBeVisible();
    await expect.poll(() => all.element().textContent, patient).toContain('4 ÷ (5 + 1)');
    const tomas = page.getByRole('row', { name: /^Tomás Gil/u });
    await expect.element(tomas).toBeVisible();
    expect(tomas.element().textContent).toContain('0 ÷ (0 + 1)');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('option', { name: /Tom Okafor/u })).toBeVisible();
  });
});

describe('the coaching record', () => {
  test('says what became of replies, how much was changed, and why', async () => {
    const desk = open();
    await expect.element(page.getByRole('option', { name: /Tom Okafor/u })).toBeVisible();
    pressInRow('gk');
    await expect.element(page.getByRole('row', { name: /^Tomás Gil 3 1 1 0 25%/u })).toBeVisible();
    await expect.element(page.getByText('Thank her first.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Whose replies' }).selectOptions('Tomás Gil');
    await expect.poll(() => asked(desk, 'coaching.read').at(-1), patient).toEqual({ agent: 'tomas' });
    expect(await violations()).toEqual([]);
  });
});

describe('several approvals', () => {
  test('are marked while they are read, and given with one key; each counts for the words that were read', async () => {
    const desk = open();
    await expect.element(page.getByRole('option', { name: /Tom Okafor/u })).toBeVisible();
    const [caseId] = desk.engine.caseIds();
    const ids = ['1', '2', '3'].map((digit) => digit.repeat(32));
    for (const id of ids) desk.engine.askApproval(caseId ?? '', id, `Reply ${id[0]}`);
    pressInRow('ga');
    const list = page.getByRole('listbox', { name: 'Approvals' });
    await expect.element(list.getByRole('option', { name: /Reply 3/u })).toBeVisible();
    await userEvent.keyboard('xjx');
    await expect.element(list.getByRole('option', { name: /Reply 2.*marked$/u })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Approve 2 marked' })).toBeVisible();
    expect(await violations()).toEqual([]);
    desk.engine.approvals = desk.engine.approvals.map((item) =>
      item.reply.content.replyId === ids[0]
        ? { ...item, reply: { ...item.reply, approval: { ...item.reply.approval, digest: 'b'.repeat(64) } } }
        : item,
    );
    await userEvent.keyboard('y');
    await expect.element(page.getByText(/1 approved, 1 not: The text was changed/u)).toBeVisible();
    expect(asked(desk, 'reply.approve')).toEqual(
      [ids[0], ids[1]].map((replyId) => expect.objectContaining({ replyId, digest: 'a'.repeat(64) })),
    );
    await expect.element(list.getByRole('option', { name: /Reply 2/u })).not.toBeInTheDocument();
    await expect.element(list.getByRole('option', { name: /Reply 1/u })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /marked$/u })).not.toBeInTheDocument();
  });
});
