import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { pageRoot, showPage } from '../../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../../test/support/page-harness/scripted-desk';
import { workspace } from '../../../../test/support/page-harness/workspace';
import type { SeatAnswer } from '../../../shared/ipc/seat-answer';
import { en } from '../../../shared/texts/en';
import { seatAsked } from '../../state/seat-asked';

const [first] = workspace.members;
if (first === undefined) throw new Error('the workspace has nobody');
const title = en['pin.title'].replace('{name}', first.name);

afterEach(() => {
  seatAsked.set(null);
});

/** A locked desk, of which the shell answers as told to whoever gives a PIN. */
async function openLocked(isNew: boolean, answer: SeatAnswer): Promise<ScriptedDesk> {
  const desk = scriptedDesk({
    settings: { locked: true },
    answers: {
      'seat.take': ({ pin }: { readonly pin: string | null }) =>
        pin === null ? { kind: 'needed', isNew } : answer,
    },
  });
  showPage(desk.api);
  await expect.element(page.getByRole('heading', { name: en['lock.title'] })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByLabelText(title, { exact: true })).toBeVisible();
  return desk;
}

const pins = (desk: ScriptedDesk) =>
  desk.requests.flatMap(({ name, input }) =>
    name === 'seat.take' ? [(input as { readonly pin: string | null }).pin] : [],
  );

test('the PIN is typed by keys alone; only digits are taken, and what was wrong is said', async () => {
  const desk = await openLocked(false, { kind: 'wrong', left: 4 });
  await userEvent.keyboard('24a68{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/4 more tries/);
  expect(pins(desk).at(-1)).toBe('2468');
  await expect.element(page.getByLabelText(title, { exact: true })).toHaveValue('');
  const { violations } = await axe.run(pageRoot());
  expect(violations.map(({ id }) => id)).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: first?.name ?? '' })).toBeVisible();
});

test('too often wrong: it says for how long to wait', async () => {
  await openLocked(false, { kind: 'wait', seconds: 30 });
  await userEvent.keyboard('2468{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/30 seconds/);
});

test('a new PIN is typed twice, and not sent before both are the same', async () => {
  const desk = await openLocked(true, { kind: 'seated' });
  await userEvent.keyboard('2468{Tab}2469{Enter}');
  await expect.element(page.getByText(en['pin.differs'])).toBeVisible();
  expect(pins(desk)).not.toContain('2468');
  await userEvent.keyboard('{Backspace}8{Enter}');
  await expect.poll(() => pins(desk)).toContain('2468');
});
