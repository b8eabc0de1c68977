import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { coachingOfTomas } from '../../../test/support/page-harness/day';
import { pageRoot, showPage } from '../../../test/support/page-harness/page-per-test';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../test/support/page-harness/scripted-desk';
import { untranslatedIn, wordsWritten } from '../../../test/support/page-harness/untranslated';
import { tourSteps } from '../parts/tour-progress';
import { type OpenDialog, openDialog, type Screen, useSession } from '../state/session';

const info = {
  version: '0.1.0',
  electron: '0',
  fallbackRuntime: false,
  platform: 'linux',
  sandbox: true,
  systemLanguage: 'qps',
  notifications: true,
} as const;

function open(options: DeskOptions = {}): ScriptedDesk {
  const state = {
    engine: options.keychain === undefined ? 'running' : 'waiting-for-key',
    channels: 'running',
    keychain: options.keychain ?? 'unlocked',
    problem: null,
  };
  const desk = scriptedDesk({
    ...options,
    answers: { 'app.info': () => ({ ...info, desk: state }), ...options.answers },
  });
  showPage(desk.api);
  return desk;
}

const content = (desk: ScriptedDesk) => [
  ...wordsWritten(desk.engine.workspace),
  ...wordsWritten(desk.engine.everything()),
  ...wordsWritten(coachingOfTomas()),
  ...wordsWritten(info),
];
const untranslated = (desk: ScriptedDesk) => untranslatedIn(document.body, content(desk));
const isThere = () => expect.element(page.getByRole('option').first()).toBeVisible();
/** Screens are loaded when they are first asked for. */
const stands = (selector: string) => expect.poll(() => document.querySelector(selector)).not.toBeNull();
/** What belongs to it may come a moment later. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 250));

const dialogs: readonly Exclude<OpenDialog['kind'], 'link' | 'forget-brand' | 'break-glass'>[] = [
  ...(['palette', 'keys', 'canned', 'assign', 'tags', 'snooze', 'merge', 'escalate', 'no-reply'] as const),
  ...(['by-hand', 'erase', 'hold', 'backup', 'restore', 'take-claim', 'seat', 'shift', 'connect'] as const),
  ...(['doing', 'declare-crisis', 'holding'] as const),
];
const screens: readonly Screen[] = [
  'outbox',
  'approvals',
  'crisis',
  'alike',
  'today',
  'coaching',
  'training',
  'faq',
];

describe('no word of the interface is left outside of the brackets', () => {
  test('on the desk, with an open case, a note and marked cases', async () => {
    await page.viewport(1440, 900);
    const desk = open();
    await isThere();
    await userEvent.keyboard('jjj');
    await expect.element(page.getByRole('log')).toBeVisible();
    await settled();
    expect(untranslated(desk)).toEqual([]);
    await userEvent.keyboard('n');
    await stands('form ~ form textarea');
    await settled();
    expect(untranslated(desk)).toEqual([]);
    await userEvent.keyboard('{Escape}xj');
    desk.arrive(5);
    await stands('[data-marked]');
    await settled();
    expect(untranslated(desk)).toEqual([]);
  });

  test('in narrow windows, with views and customer at the side', async () => {
    await page.viewport(600, 900);
    const desk = open();
    await isThere();
    for (const drawer of ['views', 'customer'] as const) {
      useSession.setState({ drawer });
      await settled();
      expect(untranslated(desk)).toEqual([]);
    }
  });

  test.each(dialogs)('in the dialog %s', async (kind) => {
    await page.viewport(1440, 900);
    const desk = open();
    await isThere();
    await userEvent.keyboard('jjj');
    openDialog({ kind });
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await settled();
    expect(untranslated(desk)).toEqual([]);
  });

  test.each(screens)('on the screen %s', async (screen) => {
    await page.viewport(1440, 900);
    const desk = open();
    await isThere();
    useSession.setState({ screen });
    await stands(`[data-screen=${screen}] main section h2`);
    await settled();
    expect(untranslated(desk)).toEqual([]);
  });

  test('on any page of the settings', async () => {
    await page.viewport(1440, 900);
    const desk = open();
    await isThere();
    useSession.setState({ screen: 'settings' });
    await expect.element(page.getByRole('tab').first()).toBeVisible();
    const found: string[] = [];
    for (const tab of page.getByRole('tab').elements()) {
      (tab as HTMLElement).click();
      await settled();
      found.push(...untranslated(desk).map((words) => `${tab.textContent}: ${words}`));
    }
    expect(found).toEqual([]);
  });

  test.each(tourSteps)('on the tour, at its step %s', async (step) => {
    await page.viewport(1440, 900);
    const desk = open({ settings: { tour: { state: 'running', step } } });
    await isThere();
    await stands('[data-tour] section [role=status]');
    await settled();
    expect(untranslated(desk)).toEqual([]);
  });

  test.each<[string, DeskOptions, sign: string]>([
    ['the first run', { firstRun: true }, 'main h1'],
    ['a missing keychain', { keychain: 'choose-fallback' }, 'main h1'],
    ['an empty list', { empty: true }, 'main [role=listbox]'],
    ['the locked desk', { settings: { locked: true } }, 'main h1'],
  ])('before the desk: %s', async (_name, options, sign) => {
    const desk = open(options);
    await stands(sign);
    await settled();
    expect(document.body.textContent).toContain('⟦');
    expect(untranslated(desk)).toEqual([]);
  });
});

test('what is not translated is found, in words and in names', async () => {
  const desk = open();
  await isThere();
  const planted = document.createElement('p');
  planted.textContent = 'Reply to Marta Ibáñez';
  planted.setAttribute('aria-label', '⟦ñàɱé⟧, not yet');
  pageRoot().append(planted);
  expect(untranslated(desk).map((words) => words.split(' (')[0])).toEqual([
    'not yet',
    'Reply to Marta Ibáñez',
  ]);
  planted.remove();
});
