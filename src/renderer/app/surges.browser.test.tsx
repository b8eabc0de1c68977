import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { type AgentId, asId } from '../../shared/domain/ids';
import { succeed } from '../../shared/ipc/result';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

/** A desk at which a surge stands until somebody dismisses it. */
async function openDesk(): Promise<ScriptedDesk> {
  const desk = scriptedDesk();
  const { engine } = desk;
  engine.answersBeyond = {
    'surge.dismiss': (input) => {
      const { reason } = input as { readonly reason: string };
      const dismissed = { at: Date.now(), by: asId<AgentId>('laura'), reason };
      engine.surges = engine.surges.map((one) => ({ ...one, dismissed }));
      engine.tellStatus({ surges: [] });
      return succeed(null);
    },
  };
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  desk.raiseSurge();
  return desk;
}

describe('early warning', () => {
  test('says in the status line what stands out, and leads to why', async () => {
    await openDesk();
    const alert = page.getByRole('alert').getByText(/48 alarming messages in 2 h.*usually about 9/u);
    await expect.element(alert).toBeVisible();
    await page.getByRole('button', { name: 'Look at it' }).click();
    const part = page.getByRole('region', { name: 'Out of the ordinary' });
    await expect.element(part.getByRole('img', { name: /at most 24 in an hour/u })).toBeVisible();
    await expect.element(part.getByText('“lote cuatro” (17 people)')).toBeVisible();
    await expect.element(part.getByText('41 people wrote, with 12,500 followers together.')).toBeVisible();
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await part.getByRole('button', { name: 'Open case 12' }).click();
    await expect.poll(() => useSession.getState().screen).toBe('queue');
  });

  test('is dismissed with a reason by keyboard, and tells it afterwards', async () => {
    const desk = await openDesk();
    pressInRow('gd');
    const part = page.getByRole('region', { name: 'Out of the ordinary' });
    const dismiss = part.getByRole('button', { name: 'Dismiss it' });
    await expect.element(dismiss).toBeDisabled();
    await part.getByRole('textbox', { name: 'Why you dismiss it' }).fill('A contest of ours');
    await userEvent.keyboard('{Enter}');
    await expect.element(part.getByText(/: A contest of ours$/u)).toBeVisible();
    await expect.element(dismiss).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement?.tagName).toBe('ARTICLE');
    await expect.element(page.getByRole('button', { name: 'Look at it' })).not.toBeInTheDocument();
    const asked = desk.engine.asked.find(({ name }) => name === 'surge.dismiss');
    expect(asked?.input).toEqual({ surgeId: 's1', reason: 'A contest of ours' });
  });

  test('leads to declaring a crisis of its brand', async () => {
    await openDesk();
    pressInRow('gd');
    const part = page.getByRole('region', { name: 'Out of the ordinary' });
    await part.getByRole('button', { name: 'Declare a crisis' }).click();
    const dialog = page.getByRole('dialog', { name: 'Declare a crisis' });
    await expect.element(dialog.getByRole('checkbox', { name: 'Lindra Skin' })).toBeChecked();
    await expect.element(dialog.getByRole('checkbox', { name: 'Aurea Derma' })).not.toBeChecked();
  });
});
