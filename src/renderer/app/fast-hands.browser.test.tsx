// Hands that are faster than the machine: what they press is meant for what they saw, or for what they asked for.
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { asId, type CaseId } from '../../shared/domain/ids';
import { commandSchemas } from '../../shared/ipc/engine-port';
import { succeed } from '../../shared/ipc/result';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

async function open(desk = scriptedDesk()): Promise<ScriptedDesk> {
  showPage(desk.api);
  await expect.element(option(/Tom Okafor/u)).toBeVisible();
  return desk;
}

const toms = asId<CaseId>('c'.repeat(31).concat('2'));
const option = (name: RegExp) => page.getByRole('option', { name });
const reply = () => page.getByRole('textbox', { name: 'Reply', exact: true });
const send = () => userEvent.keyboard('{Control>}{Enter}{/Control}');
const asked = (desk: ScriptedDesk, name: string) =>
  desk.engine.asked.filter((request) => request.name === name).map(({ input }) => input);

describe('in the approvals', () => {
  const waits = (desk: ScriptedDesk, replyId: string, text: string) => {
    desk.engine.askApproval(toms, replyId, text);
    desk.engine.tellStatus({});
  };
  const one = (text: RegExp) =>
    page.getByRole('listbox', { name: 'Approvals' }).getByRole('option', { name: text });

  test('a yes that was given while nothing waited approves nothing that comes later', async () => {
    const desk = await open();
    pressInRow('ga');
    await expect.element(page.getByText('Nothing waits for an approval.')).toBeVisible();
    await userEvent.keyboard('y');
    waits(desk, 'f'.repeat(32), 'Nobody has read this');
    await expect.element(one(/Nobody has read this/u)).toBeVisible();
    waits(desk, 'e'.repeat(32), 'Nor this');
    await expect.element(one(/Nor this/u)).toBeVisible();
    expect(asked(desk, 'reply.approve')).toEqual([]);
    await userEvent.keyboard('y');
    await expect.poll(() => asked(desk, 'reply.approve')).toMatchObject([{ replyId: 'f'.repeat(32) }]);
  });

  test('a yes that is given twice is one, and never for what nobody has seen', async () => {
    const desk = scriptedDesk();
    desk.engine.askApproval(toms, 'f'.repeat(32), 'The first');
    desk.engine.askApproval(toms, 'e'.repeat(32), 'The second');
    await open(desk);
    pressInRow('ga');
    await expect.element(one(/The first/u)).toBeVisible();
    const release = desk.engine.holdBack('reply.approve');
    await userEvent.keyboard('yy');
    release();
    await expect.element(one(/The first/u)).not.toBeInTheDocument();
    expect(asked(desk, 'reply.approve')).toMatchObject([{ replyId: 'f'.repeat(32) }]);
  });
});

describe('in the composer', () => {
  test('letters that follow r are the reply’s, also while its case is still being read', async () => {
    const desk = scriptedDesk();
    const release = desk.engine.holdBack('case.read');
    await open(desk);
    await option(/Tom Okafor/u).click();
    await userEvent.keyboard('rDear Tom, see');
    expect(asked(desk, 'case.resolve')).toEqual([]);
    release();
    await expect.element(reply()).toHaveValue('Dear Tom, see');
    await userEvent.keyboard(' you');
    await expect.element(reply()).toHaveValue('Dear Tom, see you');
    expect(asked(desk, 'case.setTier')).toEqual([]);
  });

  test('a reply that is sent before its field stands there goes once it does, and as it was written', async () => {
    const desk = scriptedDesk();
    const release = desk.engine.holdBack('case.read');
    await open(desk);
    await option(/Tom Okafor/u).click();
    await userEvent.keyboard('rSorry, Tom.');
    await send();
    expect(asked(desk, 'reply.submit')).toEqual([]);
    release();
    await expect.poll(() => asked(desk, 'reply.submit')).toMatchObject([{ text: 'Sorry, Tom.' }]);
    await expect.element(reply()).toHaveValue('');
  });

  test('a reply that goes on after it was sent to a field that did not stand there waits to be sent again', async () => {
    const desk = scriptedDesk();
    const release = desk.engine.holdBack('case.read');
    await open(desk);
    await option(/Tom Okafor/u).click();
    await userEvent.keyboard('rSorry');
    await send();
    await userEvent.keyboard(', Tom.');
    release();
    await expect.element(reply()).toHaveValue('Sorry, Tom.');
    await send();
    await expect.poll(() => asked(desk, 'reply.submit')).toMatchObject([{ text: 'Sorry, Tom.' }]);
  });

  test('what is typed before the saved words are there comes after them', async () => {
    const desk = await open();
    await option(/Tom Okafor/u).click();
    await reply().fill('Half a');
    await option(/Jon Arrieta/u).click();
    await expect.poll(() => asked(desk, 'draft.save')).toMatchObject([{ text: 'Half a' }]);
    const release = desk.engine.holdBack('case.draft');
    await option(/Tom Okafor/u).click();
    await reply().fill('sentence');
    await send();
    release();
    await expect.element(reply()).toHaveValue('Half a sentence');
    await expect.poll(() => asked(desk, 'draft.save').at(-1)).toMatchObject({ text: 'Half a sentence' });
    // Nobody had read them together.
    expect(asked(desk, 'reply.submit')).toEqual([]);
    await send();
    await expect.poll(() => asked(desk, 'reply.submit')).toMatchObject([{ text: 'Half a sentence' }]);
  });

  test('what is sent before it is known that no words stood there goes once that is known', async () => {
    const desk = scriptedDesk();
    const release = desk.engine.holdBack('case.draft');
    await open(desk);
    await option(/Tom Okafor/u).click();
    await reply().fill('Sorry, Tom.');
    await send();
    expect(asked(desk, 'reply.submit')).toEqual([]);
    release();
    await expect.poll(() => asked(desk, 'reply.submit')).toMatchObject([{ text: 'Sorry, Tom.' }]);
    await expect.element(reply()).toHaveValue('');
  });

  test('a note that is added twice before the engine answers is one note', async () => {
    const desk = await open();
    await option(/Tom Okafor/u).click();
    await userEvent.keyboard('n');
    const note = page.getByRole('textbox', { name: 'Internal note' });
    await note.fill('Call him at six.');
    const release = desk.engine.holdBack('case.addNote');
    await send();
    await send();
    release();
    await expect.element(page.getByRole('log').getByText('Call him at six.')).toBeVisible();
    await expect.element(note).not.toBeInTheDocument();
    expect(asked(desk, 'case.addNote')).toHaveLength(1);
  });

  test('a reply that is taken back has its words there again, whatever the page has read of the case', async () => {
    const desk = await open();
    await option(/Tom Okafor/u).click();
    await reply().fill('Sorry, Tom.');
    await send();
    await expect.poll(() => asked(desk, 'draft.save').at(-1)).toMatchObject({ text: '' });
    const { caseId, replyId } = commandSchemas['reply.submit'].parse(asked(desk, 'reply.submit')[0]);
    desk.engine.answersBeyond = {
      'step.undo': () => {
        desk.engine.record(caseId, { type: 'ReplyCancelled', replyId });
        return succeed({ undone: 'reply', caseIds: [caseId], cancelledReply: replyId });
      },
    };
    // A page that has read nothing of it yet.
    useSession.setState(useSession.getInitialState(), true);
    const release = desk.engine.holdBack('case.read');
    await open(desk);
    await userEvent.keyboard('z');
    await expect.poll(() => asked(desk, 'step.undo')).toHaveLength(1);
    release();
    await expect.element(reply()).toHaveValue('Sorry, Tom.');
  });

  test('a dialog that was opened meanwhile stays about its own case', async () => {
    const desk = await open();
    await option(/Tom Okafor/u).click();
    await userEvent.keyboard('1');
    await expect.element(option(/Green, Tom Okafor/u)).toBeVisible();
    await option(/Jon Arrieta/u).click();
    const jons = useSession.getState().selected;
    const release = desk.engine.holdBack('step.undo');
    await userEvent.keyboard('z!');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    release();
    await expect.element(page.getByText('The tier is as it was.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Why' }).fill('They know more.');
    await page.getByRole('dialog').getByRole('button', { name: 'Escalate …' }).click();
    await expect.poll(() => asked(desk, 'case.escalate')).toMatchObject([{ caseIds: [jons] }]);
  });
});

test('Enter opens what was typed, and not what was found for other words before', async () => {
  const desk = await open();
  const box = page.getByRole('combobox', { name: 'Search cases' });
  await box.fill('Marta');
  const hits = page.getByRole('listbox').last().getByRole('option');
  await expect.element(hits.first()).toMatchTextContent(/Marta/u);
  const release = desk.engine.holdBack('search.cases');
  await box.fill('Okafor');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => asked(desk, 'search.cases').at(-1)).toMatchObject({ text: 'Okafor' });
  expect(useSession.getState().selected).toBeNull();
  release();
  await expect.poll(() => useSession.getState().selected).toBe(toms);
});
