import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import {
  type AgentId,
  asId,
  type BrandId,
  type CaseId,
  type ExternalId,
  type JointId,
} from '../../shared/domain/ids';
import { countsOf } from '../../shared/domain/joint/joint-progress';
import type { AlikeCases, JointPreview, JointReading } from '../../shared/ipc/joint-port';
import { fail, succeed } from '../../shared/ipc/result';

beforeEach(() => page.viewport(1440, 1000));

const brandId = asId<BrandId>('aurea');
const id = (n: number) => asId<CaseId>(n.toString(16).padStart(32, '0'));
const jointId = asId<JointId>('7'.repeat(32));

function group(count: number, words: string): AlikeCases {
  return {
    brandId,
    contactType: null,
    cases: Array.from({ length: count }, (_, n) => ({
      caseId: id(count * 1_000 + n),
      number: n + 1,
      customerName: `Customer ${n}`,
      channel: 'bluesky',
      tier: 'yellow',
      preview: `${words} ${n}`,
      basedOn: asId<ExternalId>(`post-${n}`),
    })),
  };
}
const down = group(3, 'Your shop is down');
const parcel = group(2, 'Where is my parcel');

function joint(more: Partial<JointReading> = {}): JointReading {
  return {
    id: jointId,
    brandId,
    by: asId<AgentId>('tomas'),
    at: Date.now() - 60_000,
    of: 500,
    template: 'Hello {{customer}}, we are back.',
    counts: { ...countsOf([]), waiting: 459, sent: 37, dropped: 4 },
    drops: [{ reason: 'customer-wrote-again', count: 4 }],
    guard: null,
    refused: null,
    mayStop: true,
    note: null,
    ...more,
  };
}

const outcome = (changed: number) =>
  succeed({ stepId: null, changed, refused: [], refusals: [], untouched: 0, createdCaseId: null });

async function open(joints: readonly JointReading[] = [], more: Partial<JointPreview> = {}) {
  const desk = scriptedDesk({});
  const told = { joints };
  desk.engine.answersBeyond = {
    'joint.groups': () => succeed({ groups: [down, parcel], looked: 9, isWhole: true }),
    'joint.list': () => succeed(told.joints),
    'joint.preview': (input) => {
      const { cases, template } = input as { cases: { caseId: CaseId }[]; template: string };
      const answers = cases.map(({ caseId }, n) =>
        n === 2
          ? { caseId, text: '', refused: 'joint-case-changed' }
          : { caseId, text: `${template} (${n})`, refused: null },
      );
      return succeed({ cases: answers, needs: 'supervisor', warnings: [], ...more });
    },
    'joint.read': () =>
      succeed(
        [0, 1].map((n) => ({
          caseId: id(n),
          number: n + 1,
          customerName: `Customer ${n}`,
          preview: `Your shop is down ${n}`,
          text: `Hello Customer ${n}, we are back.`,
          digest: String(n).repeat(64),
          state: 'waiting',
          dropped: null,
        })),
      ),
    'joint.ask': () => outcome(1),
    'joint.approve': () => outcome(2),
    'joint.refuse': () => outcome(2),
    'joint.stop': () => outcome(459),
  };
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  pressInRow('gm');
  await expect.element(page.getByRole('region', { name: 'Alike messages' })).toBeVisible();
  return { desk, told };
}

const asked = (desk: ScriptedDesk, name: string) =>
  desk.engine.asked.filter((request) => request.name === name).map(({ input }) => input);
async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run(document.body, { resultTypes: ['violations'] });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`.slice(0, 600));
}
const groups = () => page.getByRole('listbox', { name: 'Groups of alike messages' });

describe('alike messages', () => {
  test('stand in groups with their number, the largest first, and are walked by keys', async () => {
    await open();
    const options = groups().getByRole('option');
    await expect.element(options.first()).toHaveAttribute('aria-selected', 'true');
    await expect.element(options.first()).toHaveTextContent('3 messages, Aurea Derma, Your shop is down 0');
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('listbox');
    await userEvent.keyboard('j');
    await expect.element(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect.element(page.getByText('Where is my parcel 1')).toBeVisible();
    await userEvent.keyboard('{Home}');
    await expect.element(options.first()).toHaveAttribute('aria-selected', 'true');
    expect(await violations()).toEqual([]);
  });

  test('a template is seen filled in, cases are taken out, and the rest goes to approval as one list', async () => {
    const { desk } = await open();
    const template = page.getByRole('combobox', { name: 'Template' });
    await template.selectOptions('thanks');
    await expect
      .element(page.getByRole('textbox', { name: 'Text for all of them' }))
      .toHaveValue('Thank you, {{customer}}. We are glad you told us.');
    await expect
      .element(page.getByText('Thank you, {{customer}}. We are glad you told us. (1)'))
      .toBeVisible();
    const send = page.getByRole('button', { name: 'Send 2 answers to approval' });
    await expect.element(send).toBeEnabled();
    await expect.element(page.getByText('A supervisor approves it before it goes to 2 cases.')).toBeVisible();
    // What cannot go says why, and cannot be ticked.
    await expect.element(page.getByRole('checkbox', { name: 'Customer 2, case 3' })).toBeDisabled();
    await page.getByRole('checkbox', { name: 'Customer 1, case 2' }).click();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Send 1 answer to approval' }).click();
    await expect
      .poll(() => asked(desk, 'joint.ask'))
      .toMatchObject([
        {
          brandId: 'aurea',
          template: 'Thank you, {{customer}}. We are glad you told us.',
          cannedIds: ['thanks'],
          cases: [{ caseId: down.cases[0]?.caseId, basedOn: 'post-0' }],
          guard: null,
        },
      ]);
    await expect.element(page.getByText('1 answer waits for approval.')).toBeVisible();
  });

  test('blanks that the console cannot fill are asked for once', async () => {
    const { desk } = await open();
    await page.getByRole('textbox', { name: 'Text for all of them' }).fill('Back at {{time}}, {{customer}}.');
    await page.getByRole('textbox', { name: 'time', exact: true }).fill('noon');
    await expect
      .poll(() => asked(desk, 'joint.preview').at(-1))
      .toMatchObject({
        template: 'Back at {{time}}, {{customer}}.',
        values: { time: 'noon' },
        cannedIds: [],
      });
  });

  test('what the guard warns of asks for a reason, once for all', async () => {
    const { desk } = await open([], { needs: 'none', warnings: ['unknown-host'] });
    await page.getByRole('combobox', { name: 'Template' }).selectOptions('thanks');
    const send = page.getByRole('button', { name: 'Answer 2 cases' });
    await expect.element(send).toBeDisabled();
    await page.getByRole('textbox', { name: 'Why it goes out all the same' }).fill('Our status page.');
    await send.click();
    await expect
      .poll(() => asked(desk, 'joint.ask'))
      .toMatchObject([{ guard: { kinds: ['unknown-host'], reason: 'Our status page.' } }]);
  });

  test('where nothing is alike, and where it cannot be read, the screen says so', async () => {
    const { desk } = await open();
    const { answersBeyond } = desk.engine;
    desk.engine.answersBeyond = {
      ...answersBeyond,
      'joint.groups': () => succeed({ groups: [], looked: 4, isWhole: true }),
    };
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect.element(page.getByText(/Of 4 waiting cases .* no two say nearly the same/u)).toBeVisible();
    desk.engine.answersBeyond = {
      ...answersBeyond,
      'joint.groups': () => fail('not-found', 'nobody-sits-here', 'nobody'),
    };
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect
      .element(page.getByRole('status').filter({ hasText: 'Of 4 waiting' }))
      .not.toBeInTheDocument();
  });
});

describe('an answer under way', () => {
  test('says how far it is and what dropped out, and is stopped by one button', async () => {
    const { desk, told } = await open([joint({ refused: 'approval-own' })]);
    const one = page.getByRole('article', { name: 'Answer to 500 cases of Aurea Derma' });
    await expect.element(one.getByText('37 of 500 sent, 4 dropped out')).toBeVisible();
    await expect.element(one.getByText('4 dropped out: their customers wrote again')).toBeVisible();
    await expect.element(one.getByRole('button', { name: /^Read/u })).not.toBeInTheDocument();
    expect(await violations()).toEqual([]);
    told.joints = [joint({ counts: { ...countsOf([]), sent: 37, dropped: 4, withdrawn: 459 } })];
    await one.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => asked(desk, 'joint.stop')).toEqual([{ jointId }]);
    await expect.element(one.getByText('459 were taken back')).toBeVisible();
    await expect.element(one.getByRole('button', { name: 'Stop' })).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement?.textContent).toBe('Answers under way');
  });

  test('is read text by text and approved as it was read', async () => {
    const { desk } = await open([joint()]);
    await page.getByRole('button', { name: 'Read 459 texts' }).click();
    const review = page.getByRole('region', { name: 'What you approve' });
    await expect.element(review.getByText('Hello Customer 1, we are back.')).toBeVisible();
    expect(await violations()).toEqual([]);
    await review.getByRole('button', { name: 'Approve 2 answers' }).click();
    await expect
      .poll(() => asked(desk, 'joint.approve'))
      .toEqual([
        {
          jointId,
          read: [
            { caseId: id(0), digest: '0'.repeat(64) },
            { caseId: id(1), digest: '1'.repeat(64) },
          ],
        },
      ]);
    await expect.poll(() => document.activeElement?.textContent).toBe('Answers under way');
  });

  test('a no needs its reason', async () => {
    const { desk } = await open([joint()]);
    await page.getByRole('button', { name: 'Read 459 texts' }).click();
    const refuse = page.getByRole('button', { name: 'Do not approve' });
    await expect.element(refuse).toBeDisabled();
    await page.getByRole('textbox', { name: 'Why not, or what should be different' }).fill('Say when.');
    await refuse.click();
    await expect.poll(() => asked(desk, 'joint.refuse')).toEqual([{ jointId, note: 'Say when.' }]);
  });

  test('stands before who opens the approvals, with the way there', async () => {
    await open([joint()]);
    pressInRow('ga');
    await page.getByRole('button', { name: '1 answer to many messages waits' }).click();
    await expect
      .element(page.getByRole('article', { name: 'Answer to 500 cases of Aurea Derma' }))
      .toBeVisible();
  });
});

test('the way there stands on the crisis screen', async () => {
  await open();
  pressInRow('gc');
  await page.getByRole('button', { name: 'Alike messages' }).click();
  await expect.element(groups()).toBeVisible();
});
