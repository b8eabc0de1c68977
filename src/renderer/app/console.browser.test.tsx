import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../test/support/page-harness/scripted-desk';

function open(options: DeskOptions = {}): ScriptedDesk {
  const desk = scriptedDesk(options);
  showPage(desk.api);
  return desk;
}

const option = (name: RegExp) => page.getByRole('option', { name });
const selected = () => document.querySelector<HTMLElement>('[role=option][aria-selected=true]');
const asked = (desk: ScriptedDesk, name: string) =>
  desk.engine.asked.filter((request) => request.name === name).map((request) => request.input);

describe('the queue', () => {
  test('says of each case how hot, how long, who, what, where and whose', async () => {
    await page.viewport(1440, 900);
    open();
    await expect
      .element(option(/^Red, Marta Ibáñez.*2[56] min left.*Desde ayer.*Aurea Derma.*Bluesky, public/u))
      .toBeVisible();
    const first = document.querySelector('[role=option]');
    expect(first?.getAttribute('aria-setsize')).toBe('48');
    expect(first?.getAttribute('aria-posinset')).toBe('1');
  });

  test('fifty arrivals leave the selected case and its place on screen alone', async () => {
    const desk = open();
    await option(/Tom Okafor/u).click();
    const before = { id: selected()?.id, top: selected()?.getBoundingClientRect().top };
    desk.arrive(50);
    await expect.element(page.getByRole('button', { name: /50 new, 2 red/u })).toBeVisible();
    expect({ id: selected()?.id, top: selected()?.getBoundingClientRect().top }).toEqual(before);
    await page.getByRole('button', { name: /50 new, 2 red/u }).click();
    await expect.poll(() => document.querySelector('[role=option]')?.getAttribute('aria-setsize')).toBe('98');
    expect(selected()?.id).toBe(before.id);
  });

  test('is worked by keys: move, tier, claim, resolve and next, undo', async () => {
    const desk = open();
    await expect.element(option(/Marta/u)).toBeVisible();
    await userEvent.keyboard('jjj');
    await expect.poll(() => selected()?.textContent).toContain('Tom Okafor');
    await userEvent.keyboard('1');
    await expect.element(option(/Green, Tom Okafor/u)).toBeVisible();
    await userEvent.keyboard('e');
    await expect.poll(() => selected()?.textContent).toContain('Lucía Prado');
    await expect.element(option(/Tom Okafor/u)).not.toBeInTheDocument();
    await userEvent.keyboard('z');
    await expect.poll(() => selected()?.textContent).toContain('Tom Okafor');
    expect(asked(desk, 'case.setTier')).toHaveLength(1);
  });

  test('steps on marked cases go to all of them at once', async () => {
    const desk = open();
    await expect.element(option(/Marta/u)).toBeVisible();
    await userEvent.keyboard('jx{Shift>}j{/Shift}c');
    await expect
      .poll(() => asked(desk, 'case.claim'))
      .toEqual([{ caseIds: [expect.stringMatching(/0$/u), expect.stringMatching(/1$/u)] }]);
  });

  test('all cases of the view are marked at once, also those that were never in the page, and worked on as one', async () => {
    await page.viewport(1440, 900);
    const desk = open({ others: 400 });
    await expect.element(option(/Marta/u)).toBeVisible();
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(page.getByRole('toolbar', { name: /^408 marked/u })).toBeVisible();
    expect(document.querySelectorAll('[role=option]').length).toBeLessThan(60);
    await userEvent.keyboard('c');
    await expect.poll(() => asked(desk, 'case.claim')).toHaveLength(1);
    const [input] = asked(desk, 'case.claim') as { caseIds: string[] }[];
    expect(new Set(input?.caseIds).size).toBe(408);
  });

  test('single letters write in a text field and command nowhere else', async () => {
    const desk = open();
    await option(/Tom Okafor/u).click();
    await userEvent.keyboard('r');
    await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Reply');
    await userEvent.keyboard('1ez');
    await expect.element(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('1ez');
    expect(asked(desk, 'case.setTier')).toEqual([]);
  });
});

describe('the composer', () => {
  test('keeps a draft through a walk to another case', async () => {
    open();
    await option(/Tom Okafor/u).click();
    await page.getByRole('textbox', { name: 'Reply' }).fill('Half a sen');
    await option(/Jon Arrieta/u).click();
    await expect.element(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('');
    await option(/Tom Okafor/u).click();
    await expect.element(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Half a sen');
  });

  test('sends once, as the brand and to whom it said', async () => {
    const desk = open();
    await option(/Tom Okafor/u).click();
    await page.getByRole('textbox', { name: 'Reply' }).fill('Sorry, Tom.');
    await userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}');
    await expect.element(page.getByRole('log').getByText('Sorry, Tom.')).toBeVisible();
    expect(asked(desk, 'reply.submit')).toMatchObject([
      {
        accountId: 'aurea-bluesky',
        audience: 'public',
        text: 'Sorry, Tom.',
        inReplyTo: 'post-2',
        basedOn: 'post-2',
      },
    ]);
    await expect.element(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('');
  });

  test('a note is written in its own place and never sent', async () => {
    const desk = open();
    await option(/Tom Okafor/u).click();
    await userEvent.keyboard('n');
    await page.getByRole('textbox', { name: 'Internal note' }).fill('Call him at six.');
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect.element(page.getByRole('log').getByText('Call him at six.')).toBeVisible();
    expect(asked(desk, 'reply.submit')).toEqual([]);
  });

  test('says that the customer wrote again while the draft waited', async () => {
    const desk = open();
    await option(/Tom Okafor/u).click();
    await page.getByRole('textbox', { name: 'Reply' }).fill('We are looking');
    const message = desk.engine.messageOf('c'.repeat(31).concat('2'));
    desk.record('c'.repeat(31).concat('2'), {
      type: 'MessageReceived',
      due: { responseDueAt: null, resolutionDueAt: null },
      message: { ...message, externalId: 'post-again' as never, postedAt: Date.now() },
    });
    await expect.element(page.getByText('The customer has written again since you began.')).toBeVisible();
  });
});
