import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { fail } from '../../shared/ipc/result';
import type { Settings } from '../../shared/ipc/settings';
import { documentOf } from '../../shared/workspace/change-part';
import { workspaceSchema } from '../../shared/workspace/schema';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

const playbook = [
  { contactTypes: ['question'], title: 'Questions', say: 'Link the answer.' },
  { title: 'How we speak', say: 'First names.' },
];

async function open(settings: Partial<Settings> = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk({ settings });
  const known = desk.engine.workspace;
  if (known === null) throw new Error('The harness has no workspace');
  const { brands, ...document } = documentOf(known);
  const [first, ...others] = brands;
  desk.engine.workspace = workspaceSchema.parse({ ...document, brands: [{ ...first, playbook }, ...others] });
  showPage(desk.api);
  await page.getByRole('option', { name: /Tom Okafor/u }).click();
  await expect.element(page.getByRole('log')).toBeVisible();
  return desk;
}

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };
const step = (name: string) => page.getByRole('group', { name });
const asked = (desk: ScriptedDesk, name: string) =>
  desk.engine.asked.filter((request) => request.name === name).map(({ input }) => input);
const focused = () => document.activeElement?.textContent ?? '';
const notice = () => page.getByRole('status', { name: 'Last step' });

/** The step stands, and the hand is on what it keeps. */
async function at(name: string, keeps: string): Promise<void> {
  await expect.element(step(name)).toBeVisible();
  await expect.poll(focused, patient).toContain(keeps);
}

describe('the playbook pass', () => {
  test('takes a case through its six steps by one key each, and the playbook follows what is decided', async () => {
    const desk = await open();
    await userEvent.keyboard('p');
    await at('Step 1 of 6: Listen', 'It is for us. 1 message from Tom Okafor');
    await expect.element(page.getByText('First names.')).toBeVisible();
    await userEvent.keyboard('p');
    await at('Step 2 of 6: Flag and prioritise', 'Keep: Yellow');
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await userEvent.keyboard('3');
    await at('Step 3 of 6: Classify', 'Keep: Packaging');
    await userEvent.keyboard('3');
    await at('Step 4 of 6: Tag the source', 'Keep: no tag yet');
    await expect.element(page.getByText('Link the answer.')).toBeVisible();
    await userEvent.keyboard('2');
    await at('Step 5 of 6: Escalate', 'Keep:');
    await userEvent.keyboard('1');
    await expect
      .element(page.getByRole('textbox', { name: /^Why .* has to know$/u }))
      .toHaveValue('Product question, Red, influencer');
    await userEvent.keyboard('{Enter}');
    await at('Step 6 of 6: Assign', 'Keep: nobody yet');
    await userEvent.keyboard('c');
    await expect.element(notice()).toMatchTextContent(/It is yours\. The playbook pass is done\./u);
    await expect.element(page.getByRole('region', { name: 'Playbook pass' })).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement?.getAttribute('aria-label'), patient).toBe('Case');
    expect(asked(desk, 'case.setTier')).toMatchObject([{ tier: 'red' }]);
    expect(asked(desk, 'case.setContactType')).toMatchObject([{ contactType: 'question' }]);
    expect(asked(desk, 'case.changeTags')).toMatchObject([{ added: ['influencer'], removed: [] }]);
    expect(asked(desk, 'case.escalate')).toMatchObject([{ reason: 'Product question, Red, influencer' }]);
    expect(asked(desk, 'case.claim')).toHaveLength(1);
  });

  test('keeps what stands with Enter, goes back, and is left with what was decided, each undone as ever', async () => {
    const desk = await open();
    await userEvent.keyboard('p');
    await at('Step 1 of 6: Listen', 'It is for us.');
    await userEvent.keyboard('{Enter}');
    await at('Step 2 of 6: Flag and prioritise', 'Keep: Yellow');
    await userEvent.keyboard('{Enter}');
    await at('Step 3 of 6: Classify', 'Keep: Packaging');
    await userEvent.keyboard('{Shift>}p{/Shift}');
    await at('Step 2 of 6: Flag and prioritise', 'Keep: Yellow');
    expect(asked(desk, 'case.setTier')).toEqual([]);
    await userEvent.keyboard('1');
    await at('Step 3 of 6: Classify', 'Keep: Packaging');
    await userEvent.keyboard('{Escape}');
    await expect.element(notice()).toMatchTextContent(/You left the playbook pass at step 3 of 6\./u);
    await expect.element(page.getByRole('region', { name: 'Playbook pass' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('radio', { name: 'Green' })).toBeChecked();
    await userEvent.keyboard('z');
    await expect.element(page.getByRole('radio', { name: 'Yellow' })).toBeChecked();
  });

  test('stays where it is when a step is refused, and says why', async () => {
    const desk = await open();
    desk.engine.answersBeyond = {
      'case.setTier': () => fail('refused', 'owned-by-other-team', 'another team owns it'),
    };
    await userEvent.keyboard('pp');
    await at('Step 2 of 6: Flag and prioritise', 'Keep: Yellow');
    await userEvent.keyboard('1');
    await expect.element(notice()).toMatchTextContent(/team/u);
    await expect.element(step('Step 2 of 6: Flag and prioritise')).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Yellow' })).toBeChecked();
  });

  test('waits at its step while a dialog is open, and goes on with what was chosen there', async () => {
    await open();
    await userEvent.keyboard('pppp');
    await at('Step 4 of 6: Tag the source', 'Keep: no tag yet');
    await userEvent.keyboard('t');
    await expect.element(page.getByRole('dialog', { name: 'Tag or topic' })).toBeVisible();
    await userEvent.keyboard('press{Enter}');
    await expect.element(step('Step 4 of 6: Tag the source')).toBeVisible();
    await expect
      .element(step('Step 4 of 6: Tag the source').getByRole('button', { name: 'Keep: press' }))
      .toBeVisible();
  });

  test('says to the next team what the case says by now, until somebody writes there', async () => {
    const desk = await open();
    const caseId = useSession.getState().selected ?? '';
    const colleagueTags = (tag: string) => {
      desk.engine.record(caseId, { type: 'TagsChanged', added: [tag], removed: [] });
      desk.engine.flush();
    };
    const why = () => page.getByRole('textbox', { name: /^Why .* has to know$/u });
    await userEvent.keyboard('ppppp');
    await at('Step 5 of 6: Escalate', 'Keep:');
    await userEvent.keyboard('1');
    await expect.element(why()).toHaveValue('Packaging, Yellow');
    colleagueTags('press');
    await expect.element(why()).toHaveValue('Packaging, Yellow, press');
    await why().fill('They ask for Monday');
    colleagueTags('influencer');
    await expect.element(page.getByText('influencer', { exact: true })).toBeVisible();
    await expect.element(why()).toHaveValue('They ask for Monday');
  });

  test('is for one case: it says so where several are marked, and ends with the next case', async () => {
    await open();
    await userEvent.keyboard('xp');
    await expect.element(notice()).toMatchTextContent(/The playbook pass is for one case\./u);
    await userEvent.keyboard('xp');
    await at('Step 1 of 6: Listen', 'It is for us.');
    await userEvent.keyboard('j');
    await expect.element(page.getByRole('region', { name: 'Playbook pass' })).not.toBeInTheDocument();
  });

  test('takes the keys that somebody gave their steps', async () => {
    await open({ keys: { red: '9', pass: 'o' } });
    await userEvent.keyboard('oo');
    await at('Step 2 of 6: Flag and prioritise', 'Keep: Yellow');
    await userEvent.keyboard('9');
    await at('Step 3 of 6: Classify', 'Keep: Packaging');
    await expect.element(page.getByRole('radio', { name: 'Red' })).toBeChecked();
  });

  test('is begun from the menu and gone through with the arrows where characters are off', async () => {
    const desk = await open({ singleLetterKeys: false });
    await page.getByRole('button', { name: 'More steps' }).click();
    await page.getByRole('menuitem', { name: /^Playbook pass/u }).click();
    await at('Step 1 of 6: Listen', 'It is for us.');
    await userEvent.keyboard('{Enter}');
    await at('Step 2 of 6: Flag and prioritise', 'Keep: Yellow');
    await userEvent.keyboard('1{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    await at('Step 3 of 6: Classify', 'Keep: Packaging');
    expect(asked(desk, 'case.setTier')).toMatchObject([{ tier: 'red' }]);
  });

  test('is gone through in Spanish by the same keys', async () => {
    const desk = await open({ language: 'es' });
    await userEvent.keyboard('p');
    await at('Paso 1 de 6: Escuchar', 'Es para nosotros. 1 mensaje de Tom Okafor');
    await userEvent.keyboard('p2');
    await at('Paso 3 de 6: Clasificar', 'Dejar: Packaging');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await at('Paso 4 de 6: Etiquetar de quién viene', 'Dejar: sin etiquetas todavía');
    await userEvent.keyboard('{Escape}');
    await expect
      .element(page.getByText('Has salido del repaso del manual en el paso 4 de 6. Lo decidido se queda.'))
      .toBeVisible();
    expect(asked(desk, 'case.setContactType')).toHaveLength(0);
  });
});
