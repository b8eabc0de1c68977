import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { asId, type CustomerId, type ExternalId } from '../../shared/domain/ids';

const length = 5_000;
/** Tom Okafor's case. */
const caseId = 'c'.repeat(31).concat('2');
const tomsId = 'e'.repeat(31).concat('2');

beforeEach(() => page.viewport(1440, 900));

function write(desk: ScriptedDesk, number: number): void {
  desk.engine.record(caseId, {
    type: 'MessageReceived',
    due: { responseDueAt: null, resolutionDueAt: null },
    message: {
      ...desk.engine.messageOf(caseId),
      externalId: asId<ExternalId>(`long-${number}`),
      text: `Message number ${number}.`,
      postedAt: Date.now() - (length - number) * 1_000,
    },
  });
}

/** Opens the thread; its messages are numbered from 1. */
async function openThread(): Promise<ScriptedDesk> {
  const desk = scriptedDesk({ others: 5 });
  const first = desk.engine.messageOf(caseId);
  for (let number = 1; number <= length; number += 1)
    desk.engine.record(caseId, {
      type: 'MessageReceived',
      due: { responseDueAt: null, resolutionDueAt: null },
      message: {
        ...first,
        externalId: asId<ExternalId>(`long-${number}`),
        text: `Message number ${number}.`,
        postedAt: Date.now() - (length - number) * 1_000,
      },
    });
  showPage(desk.api);
  await page.getByRole('option', { name: /Tom Okafor/u }).click();
  await expect.element(words(length)).toBeVisible();
  return desk;
}

const words = (number: number) =>
  page.getByRole('log').getByText(`Message number ${number}.`, { exact: true });
const log = () => document.querySelector<HTMLElement>('[role=log]') ?? document.body;
const articles = () => log().querySelectorAll('article').length;
/** How many messages stand in the page in the moment in which the first of them do. */
const articlesFirstShown = () =>
  new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (articles() === 0) return;
      observer.disconnect();
      resolve(articles());
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
const firstShown = () => Number(/number (\d+)/u.exec(log().querySelector('article')?.textContent ?? '')?.[1]);
const topOf = (number: number) => words(number).element().getBoundingClientRect().top;

/** Entries above it take their height when they come in. */
async function comesToRest(number: number): Promise<void> {
  let last = Number.NaN;
  const rests = () => {
    const now = topOf(number);
    const isSame = Math.abs(now - last) < 0.5;
    last = now;
    return isSame;
  };
  await expect.poll(rests, { interval: 300 }).toBe(true);
}

describe('a thread of five thousand messages', () => {
  test('opens at its end with few of them in the page', async () => {
    const first = articlesFirstShown();
    await openThread();
    expect(await first).toBeLessThanOrEqual(12);
    // A frame later comes what lies above the sight.
    expect(articles()).toBeLessThanOrEqual(120);
    const box = log().getBoundingClientRect();
    expect(words(length).element().getBoundingClientRect().bottom).toBeLessThan(box.bottom);
    expect(log().getAttribute('aria-label')).toBe('Conversation');
  });

  test('is read backwards in stretches that move nothing on screen, and never piles up', async () => {
    await openThread();
    for (let turn = 0; turn < 10; turn += 1) {
      const first = firstShown();
      words(first).element().scrollIntoView({ block: 'center' });
      const before = topOf(first);
      await expect.poll(firstShown).toBeLessThan(first);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(Math.abs(topOf(first) - before)).toBeLessThan(2);
      expect(articles()).toBeLessThanOrEqual(120);
    }
    expect(firstShown()).toBeLessThan(length - 300);
  });

  test('is jumped through: to the start, to what waits longest, and back to the end', async () => {
    await openThread();
    await page.getByRole('button', { name: 'To the start' }).click();
    await expect.element(words(1)).toBeVisible();
    await expect.element(words(length)).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'To the end' }).click();
    await expect.element(words(length)).toBeVisible();
    await page.getByRole('button', { name: 'To what waits longest' }).click();
    await expect.element(page.getByRole('log').getByText(/./u).first()).toBeInTheDocument();
    await expect.element(words(length)).not.toBeInTheDocument();
    expect(articles()).toBeLessThanOrEqual(120);
  });

  test('shows a new message at its end, and moves nothing for whoever reads further up', async () => {
    const desk = await openThread();
    write(desk, length + 1);
    desk.engine.flush();
    await expect.element(words(length + 1)).toBeVisible();
    // What lies above the sight comes a moment after what is in it.
    await expect.element(words(length - 8)).toBeInTheDocument();
    words(length - 8)
      .element()
      .scrollIntoView({ block: 'center' });
    await comesToRest(length - 8);
    const before = topOf(length - 8);
    write(desk, length + 2);
    desk.engine.flush();
    await expect
      .poll(() => desk.engine.asked.filter(({ name }) => name === 'case.read').length)
      .toBeGreaterThan(3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(Math.abs(topOf(length - 8) - before)).toBeLessThan(2);
  });
});

/** One more case of Tom Okafor. */
function openAnother(desk: ScriptedDesk, index: number): void {
  const id = index.toString(16).padStart(32, 'd');
  const message = desk.engine.messageOf(caseId);
  desk.engine.record(id, {
    type: 'CaseOpened',
    number: 1_000 + index,
    accountId: asId('aurea-bluesky'),
    channel: 'bluesky',
    customerId: asId<CustomerId>(tomsId),
    threadKey: id,
    triage: { tier: 'green', safety: false, contactType: null, team: null, reason: null },
    continues: null,
    linkedTo: null,
  });
  desk.engine.record(id, {
    type: 'MessageReceived',
    due: { responseDueAt: Date.now() + 10_000_000 + index, resolutionDueAt: null },
    message: { ...message, externalId: asId<ExternalId>(`another-${index}`), threadKey: id },
  });
}

describe('a customer with three thousand cases', () => {
  test('is gone through a page at a time', async () => {
    const desk = scriptedDesk({ others: 0 });
    for (let index = 0; index < 2_999; index += 1) openAnother(desk, index);
    showPage(desk.api);
    await page
      .getByRole('option', { name: /Tom Okafor/u })
      .first()
      .click();
    const pane = page.getByRole('complementary', { name: 'Customer' });
    await expect.poll(() => pane.element().textContent).toMatch(/1 to 10 of/u);
    for (const from of ['11', '21', '31']) {
      await pane.getByRole('button', { name: 'Older' }).click();
      await expect.element(pane.getByText(new RegExp(`^${from} to`, 'u'))).toBeVisible();
    }
    expect(pane.element().querySelectorAll('li').length).toBeLessThanOrEqual(10);
    await pane.getByRole('button', { name: 'Newer' }).click();
    await expect.element(pane.getByText(/^21 to/u)).toBeVisible();
  });
});
