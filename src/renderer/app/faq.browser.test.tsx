import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../test/support/page-harness/scripted-desk';
import { asId, type BrandId, type CaseId } from '../../shared/domain/ids';
import type { FaqReading } from '../../shared/ipc/faq-reading';
import { fail, succeed } from '../../shared/ipc/result';
import { ownDay } from '../state/own-day';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

const today = ownDay(Date.now());
const brandId = asId<BrandId>('aurea');

const reading = (desk: ScriptedDesk): FaqReading => ({
  messages: 420,
  isWhole: true,
  figures: [{ brandId, cannedId: 'thanks', language: 'en', uses: 12, changed: 0.25, lastUsedAt: Date.now() }],
  clusters: [
    {
      brandId,
      language: 'es',
      messages: 7,
      cases: 6,
      question: '¿Cuándo llega mi pedido …?',
      answer: 'Hola {{customer}}: llega en cinco días.',
      examples: [
        {
          caseId: desk.engine.caseIds()[0] ?? asId<CaseId>(''),
          caseNumber: 12,
          customerName: 'Rosa Gil',
          askedAt: Date.now(),
          excerpt: '¿Cuándo llega mi pedido 4711?',
        },
      ],
    },
  ],
});

/** The FAQ as somebody sees it who may change it. */
async function openFaq(answers: DeskOptions['answers'] = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk({ settings: { agentId: 'laura' }, answers });
  desk.engine.answersBeyond = { 'faq.read': () => succeed(reading(desk)) };
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  useSession.setState({ screen: 'faq' });
  await expect.element(page.getByText('From 420 messages of customers.')).toBeVisible();
  return desk;
}

/** Somebody else changes the first text at another desktop. */
function colleagueWrites({ engine }: ScriptedDesk, text: string): void {
  const known = engine.workspace;
  if (known === null) throw new Error('The harness has no workspace');
  const [first, ...others] = known.brands;
  if (first === undefined) throw new Error('The harness has no brand');
  const cannedResponses = first.cannedResponses.map((one, at) => (at === 0 ? { ...one, text } : one));
  engine.workspace = { ...known, brands: [{ ...first, cannedResponses }, ...others] };
}

const list = () => page.getByRole('listbox', { name: 'Texts and questions' });
const chosen = (name?: RegExp) =>
  list().getByRole('option', { selected: true, ...(name !== undefined && { name }) });
const cannedOf = (desk: ScriptedDesk) => desk.engine.workspace?.brands[0]?.cannedResponses ?? [];

describe('the FAQ', () => {
  test('shows what to look over with its use, kept and retired by one key each', async () => {
    const desk = await openFaq();
    await expect.element(chosen(/Thank you.*used 12 times · 25% changed.*for a month/u)).toBeVisible();
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await userEvent.keyboard('{End}');
    await expect.element(chosen(/Cuándo llega/u)).toBeInViewport();
    await userEvent.keyboard('{Home}y');
    await expect.poll(() => cannedOf(desk)[0]?.reviewed).toBe(today);
    await expect.element(chosen(/Thank you/u)).not.toBeInTheDocument();
    await userEvent.keyboard('v');
    const over = () =>
      desk.engine.workspace?.brands.flatMap((brand) =>
        brand.cannedResponses.filter((one) => one.expires === today),
      );
    await expect.poll(() => over()?.length).toBe(1);
    expect(document.activeElement?.getAttribute('role')).toBe('listbox');
  });

  test('waits while something else is read, and shows the figures then', async () => {
    const desk = scriptedDesk({ settings: { agentId: 'laura' } });
    let isFree = false;
    desk.engine.answersBeyond = {
      'faq.read': () =>
        isFree ? succeed(reading(desk)) : fail('refused', 'log-being-read', 'A rule is being tried'),
    };
    showPage(desk.api);
    await expect.element(page.getByRole('option').first()).toBeVisible();
    useSession.setState({ screen: 'faq' });
    await expect.element(page.getByText(/Another look at what is stored is under way/u)).toBeVisible();
    isFree = true;
    const read = page.getByText('From 420 messages of customers.');
    await expect.element(read).toBeVisible();
    await expect.element(page.getByText(/Another look at what/u)).not.toBeInTheDocument();
  });

  test('drafts a text from a question that keeps coming', async () => {
    const desk = await openFaq();
    await list()
      .getByRole('option', { name: /Cuándo llega/u })
      .click();
    await expect.element(page.getByRole('button', { name: 'Case 12, Rosa Gil' })).toBeVisible();
    await list().element().focus();
    await userEvent.keyboard('u');
    const form = page.getByRole('form', { name: 'A new text' });
    await expect
      .element(form.getByLabelText('Title, or the question'))
      .toHaveValue('¿Cuándo llega mi pedido …?');
    await expect
      .element(form.getByLabelText('Text', { exact: true }))
      .toHaveValue('Hola {{customer}}: llega en cinco días.');
    await form.getByLabelText('Tags, with commas between them').fill('pedidos, envío');
    await form.getByLabelText('On the public FAQ page').click();
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => cannedOf(desk).at(-1))
      .toMatchObject({
        id: 'cuando-llega-mi-pedido',
        language: 'es',
        tags: ['pedidos', 'envío'],
        reviewed: today,
        isPublic: true,
      });
  });

  test('changes a text and says what is wrong with it', async () => {
    const desk = await openFaq();
    await userEvent.keyboard('u');
    const form = page.getByRole('form', { name: 'Change Thank you' });
    await form.getByLabelText('Language').fill('English');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('alert').getByText(/must be a language tag/u)).toBeVisible();
    await form.getByLabelText('Language').fill('en-GB');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => cannedOf(desk)[0]?.language).toBe('en-GB');
  });

  test('never writes over what a colleague made of a text meanwhile: both stand there, and either is kept', async () => {
    const desk = await openFaq();
    await userEvent.keyboard('u');
    const form = page.getByRole('form', { name: 'Change Thank you' });
    const words = form.getByLabelText('Text', { exact: true });
    await words.fill('Mine.');
    colleagueWrites(desk, 'Theirs.');
    await form.getByRole('button', { name: 'Save' }).click();
    const theirs = form.getByRole('region', { name: 'What your colleague made of it' });
    await expect.element(theirs.getByText('Theirs.')).toBeVisible();
    await expect.element(words).toHaveValue('Mine.');
    expect(cannedOf(desk)[0]?.text).toBe('Theirs.');
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await form.getByRole('button', { name: 'Go on with theirs' }).click();
    await expect.element(words).toHaveValue('Theirs.');
    await words.fill('Both.');
    colleagueWrites(desk, 'Theirs again.');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.element(theirs.getByText('Theirs again.')).toBeVisible();
    await form.getByRole('button', { name: 'Save mine all the same' }).click();
    await expect.poll(() => cannedOf(desk)[0]?.text).toBe('Both.');
  });

  test('says why a text is not taken as still right', async () => {
    const desk = await openFaq();
    desk.engine.answersBeyond = {
      ...desk.engine.answersBeyond,
      'workspace.change': () =>
        succeed({
          problems: [{ line: null, path: 'brands.0.cannedResponses.0.text', reason: 'is too long' }],
          workspace: null,
        }),
    };
    await expect.element(chosen(/Thank you/u)).toBeVisible();
    await userEvent.keyboard('y');
    await expect.element(page.getByText(/“Thank you” stays as it was.*is too long/u)).toBeVisible();
    await expect.element(chosen(/Thank you/u)).toBeVisible();
  });

  test('takes texts from a table, all or none, and gives the page and the list as files', async () => {
    const files: string[] = [
      'id,title\nx',
      'id,title,language,text\nthanks,Thanks!,en,Thank you.\nnew,New,en,New.',
    ];
    const saved: { readonly text: string; readonly kind: string }[] = [];
    const desk = await openFaq({
      'faq.pickFile': () => files.shift() ?? null,
      'faq.saveFile': (file: (typeof saved)[number]) => saved.push(file) > 0,
    });
    await page.getByText('Import and export').click();
    await page.getByRole('button', { name: 'Import from CSV…' }).click();
    await expect.element(page.getByText('Line 1: has no column "language"')).toBeVisible();
    await page.getByRole('button', { name: 'Import from CSV…' }).click();
    await expect.element(page.getByText('1 new text, 1 changed, 2 stay as it is.')).toBeVisible();
    const { violations } = await axe.run('main', { resultTypes: ['violations'] });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Import them' }).click();
    await expect.poll(() => cannedOf(desk).map(({ title }) => title)).toContain('Thanks!');
    expect(cannedOf(desk)).toHaveLength(4);
    await page.getByRole('button', { name: 'Save the public page…' }).click();
    await page.getByRole('button', { name: /^Save the list/u }).click();
    await expect.poll(() => saved.map(({ kind }) => kind)).toEqual(['html', 'csv']);
    expect(saved[1]?.text).toContain('open question,Aurea Derma,es,¿Cuándo llega mi pedido …?');
    expect(saved[1]?.text).toMatch(/^\ufeffkind,brand,/u);
    expect(saved[1]?.text).not.toContain('Rosa Gil');
  });
});
