import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import {
  begun,
  giveTraining,
  leak,
  reading,
  record,
  take,
} from '../../../test/support/page-harness/training';
import { type AgentId, asId } from '../../shared/domain/ids';
import type { HubStatus } from '../../shared/ipc/hub-status';
import { succeed } from '../../shared/ipc/result';
import type { TrainingReading } from '../../shared/ipc/training-port';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

const teamHub: HubStatus = {
  state: 'current',
  fault: null,
  agent: 'laura',
  manages: false,
  behind: 0,
  pendingSteps: 0,
  lastContactAt: 1_000,
  refused: [],
  leases: [],
  presence: [],
  workspace: { version: 1, conflict: null, refused: null },
  alarm: null,
};

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };
async function open(answers: ScriptedDesk['engine']['answersBeyond'] = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk();
  giveTraining(desk.engine, answers);
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  useSession.setState({ screen: 'training' });
  await expect.element(page.getByRole('region', { name: 'Your path' })).toBeVisible();
  return desk;
}

async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run('main', { resultTypes: ['violations'] });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`.slice(0, 600));
}

describe('training', () => {
  test('shows the path, the drills that are owed, and how others did', async () => {
    await open();
    await expect.element(page.getByText('Overdue')).toBeVisible();
    await expect
      .element(page.getByRole('region', { name: 'Results of the team' }))
      .toMatchTextContent('signed by a desktop that is not listed here, key 1234-abcd');
    await expect.element(page.getByText('Key of this desktop: 9999-ffff')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test('asks, tells what was right, asks for a key, and ends with a result; all by keys', async () => {
    const given: unknown[] = [];
    await open({
      'training.begin': () => succeed(begun),
      'training.answer': (input) => {
        given.push(input);
        const isFirst = given.length === 1;
        return succeed(
          isFirst
            ? { ...begun, exercise: 'take', answered: 1, feedback: leak }
            : { ...begun, exercise: null, answered: 2, feedback: take, record },
        );
      },
    });
    await page.getByRole('button', { name: 'Begin Judge' }).click();
    await expect.poll(() => document.activeElement?.textContent, patient).toBe('Judge: 1 of 2');
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Tab}{ArrowRight}');
    await page.getByRole('combobox', { name: 'Team that owns it' }).selectOptions('Brand care');
    await page.getByRole('textbox', { name: 'Your reply' }).fill('We are on it.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => document.activeElement?.textContent, patient).toBe('2 of 4 right');
    await expect.element(page.getByText('It is: Yellow.')).toBeVisible();
    await expect.element(page.getByText('No word shows it yet. Say that you understand.')).toBeVisible();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard('{Tab}{Enter}');
    await expect
      .poll(() => document.activeElement?.getAttribute('aria-label'), patient)
      .toBe('Press the key here');
    await userEvent.keyboard('c');
    await expect.element(page.getByText('The key: right')).toBeVisible();
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByText(/^Not passed yet: 3 of 5 points, and it takes 80 %/u)).toBeVisible();
    expect(given).toMatchObject([
      { exercise: 'leak', answer: { kind: 'case', owner: 'brand-care', place: null, text: 'We are on it.' } },
      { exercise: 'take', answer: { kind: 'key', command: 'claim' } },
    ]);
  });

  test('asks before a sitting under way is given up for another one', async () => {
    const underWay = { ...begun, exercise: 'take', answered: 1 };
    const desk = await open({ 'training.read': () => succeed({ ...reading, sitting: underWay }) });
    const begins = () =>
      desk.engine.asked.filter(({ name }) => name === 'training.begin').map(({ input }) => input);
    await page.getByRole('button', { name: 'Sit Judge again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Give up your sitting of Judge?' });
    await expect.element(dialog.getByText(/You have answered 1 of 2/u)).toBeVisible();
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(begins()).toEqual([]);
    await page.getByRole('button', { name: 'Sit Judge again' }).click();
    await dialog.getByRole('button', { name: 'Give it up and begin' }).click();
    await expect.poll(begins).toEqual([{ step: 'judge', drops: underWay.id }]);
  });

  test('takes a key that is held down as one press, and as no command afterwards', async () => {
    const asksKey = { ...begun, exercise: 'take', answered: 1 };
    const given: unknown[] = [];
    await open({
      'training.begin': () => succeed(asksKey),
      'training.answer': (input) => {
        given.push(input);
        return succeed({ ...asksKey, exercise: null, answered: 2, feedback: take, record });
      },
    });
    const hold = (key: string) => {
      const held = new KeyboardEvent('keydown', { key, repeat: true, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(held);
    };
    await page.getByRole('button', { name: 'Begin Judge' }).click();
    await expect
      .poll(() => document.activeElement?.getAttribute('aria-label'), patient)
      .toBe('Press the key here');
    await userEvent.keyboard('b');
    hold('b');
    await expect.poll(() => document.activeElement?.textContent, patient).toBe('1 of 1 right');
    hold('b');
    expect(useSession.getState().dialog).toBeNull();
    expect(given).toHaveLength(1);
  });

  test('leaves the focus with a drill that was begun or ended', async () => {
    let running: TrainingReading['running'] = null;
    await open({
      'training.read': () => succeed({ ...reading, sandbox: true, scenarios: ['viral-complaint'], running }),
      'drill.begin': () => {
        const by = asId<AgentId>('laura');
        running = { drill: 'storm', startedAt: Date.now(), by, isShared: false };
        return succeed(null);
      },
      'drill.end': () => {
        running = null;
        return succeed({ record: { points: 1, of: 4 } });
      },
    });
    const place = () => document.activeElement?.closest('li')?.textContent;
    await page.getByRole('button', { name: 'Begin the drill A storm' }).click();
    await expect.poll(place, patient).toContain('Running since');
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.poll(place, patient).toContain('Begin the drill A storm');
  });

  test('shows a drill of several desktops as soon as it is begun elsewhere, and by whom', async () => {
    let running: TrainingReading['running'] = null;
    const desk = await open({
      'training.read': () => succeed({ ...reading, sandbox: true, scenarios: ['viral-complaint'], running }),
    });
    const drills = page.getByRole('region', { name: 'Drills' });
    await expect.element(drills.getByRole('button', { name: 'Begin the drill A storm' })).toBeVisible();
    const startedAt = Date.now() - 5.5 * 60_000;
    running = { drill: 'storm', startedAt, by: asId<AgentId>('tomas'), isShared: true };
    desk.engine.tellStatus({ training: 1 });
    await expect
      .element(drills.getByRole('status'))
      .toMatchTextContent('Begun by Tomás Gil, for everybody at this hub.');
    await expect.element(drills.getByText('5 min so far')).toBeVisible();
    running = null;
    desk.engine.tellStatus({ training: 2 });
    await expect.element(drills.getByRole('button', { name: 'Begin the drill A storm' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  describe('what was practised in the sandbox', () => {
    const region = page.getByRole('region', { name: 'Practised in the sandbox' });
    const nobody = { taken: 0, known: 0, problems: [], people: [] };
    async function openWith(
      handOver: (input: unknown) => unknown,
      more: { readonly text?: string | null; readonly onTheirWay?: TrainingReading['onTheirWay'] } = {},
    ) {
      const { text = 'a file', onTheirWay = reading.onTheirWay } = more;
      const desk = scriptedDesk({
        answers: { 'training.readPractice': () => text },
        status: { hub: teamHub },
      });
      giveTraining(desk.engine, {
        'training.read': () => succeed({ ...reading, onTheirWay }),
        'training.handOver': (input) => succeed(handOver(input)),
      });
      showPage(desk.api);
      await expect.element(page.getByRole('option').first()).toBeVisible();
      useSession.setState({ screen: 'training' });
      await expect.element(region).toBeVisible();
    }

    test('is handed over with one key, and asks who one was there where several practised', async () => {
      const asked: unknown[] = [];
      await openWith((input) => {
        asked.push(input);
        const people = [
          { agent: 'paula', name: 'Paula Teruel' },
          { agent: 'tom', name: 'Tom Ashby' },
        ];
        return asked.length === 1 ? { ...nobody, people } : { ...nobody, taken: 2 };
      });
      await region.getByRole('button', { name: 'Hand over what I practised' }).click();
      const who = region.getByRole('combobox', { name: 'Who you were in the sandbox' });
      await expect.element(who).toHaveFocus();
      await who.selectOptions('Tom Ashby');
      expect(await violations()).toEqual([]);
      await userEvent.keyboard('{Tab}{Enter}');
      await expect.element(page.getByText('2 results were handed over; 0 were here before.')).toBeVisible();
      await expect.element(region.getByRole('combobox')).not.toBeInTheDocument();
      expect(asked).toEqual([
        { text: 'a file', as: null },
        { text: 'a file', as: 'tom' },
      ]);
    });

    test('says that nobody finished anything there, and asks the engine nothing', async () => {
      const asked: unknown[] = [];
      await openWith((input) => asked.push(input), { text: null });
      await region.getByRole('button', { name: 'Hand over what I practised' }).click();
      await expect.element(page.getByText(/^Nobody has finished a step in the sandbox/u)).toBeVisible();
      expect(asked).toEqual([]);
    });

    test('tells what waits for the hub, and what did not get through it', async () => {
      const refused = [
        { id: 'f'.repeat(32), by: 'eva', why: 'signature' },
        { id: 'e'.repeat(32), by: null, why: 'changed' },
      ];
      await openWith(() => nobody, { onTheirWay: { waiting: 3, refused } });
      await expect.element(region.getByText('3 results of yours wait for the hub.')).toBeVisible();
      await expect
        .element(region.getByRole('alert'))
        .toMatchTextContent('Result ffffffff, given by eva, is not what was signed.');
      await expect
        .element(region.getByRole('alert'))
        .toMatchTextContent('Under the name of result eeeeeeee the hub has other contents.');
      expect(await violations()).toEqual([]);
    });
  });

  test('names each fault of a file by its line', async () => {
    const problems = [
      { line: 3, path: 'signature', reason: 'is not that of what stands here: it was changed' },
    ];
    const desk = scriptedDesk({ answers: { 'training.pickFile': () => 'a file' } });
    giveTraining(desk.engine, { 'training.import': () => succeed({ taken: 1, known: 0, problems }) });
    showPage(desk.api);
    await expect.element(page.getByRole('option').first()).toBeVisible();
    useSession.setState({ screen: 'training' });
    await page.getByRole('button', { name: 'Take results from a file …' }).click();
    await expect.element(page.getByText(/^Line 3: signature is not that of what stands here/u)).toBeVisible();
  });
});
