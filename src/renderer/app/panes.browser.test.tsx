import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { pressInRow } from '../../../test/support/page-harness/press-in-row';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../test/support/page-harness/scripted-desk';

async function open(options: DeskOptions = {}): Promise<ScriptedDesk> {
  const desk = scriptedDesk(options);
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  return desk;
}

const edge = (name: string) => page.getByRole('separator', { name });
const widthOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().width ?? 0;
const listWidth = () => widthOf('section[aria-label="Cases"]');
const caseWidth = () => widthOf('section[aria-label="Case"]');
const kept = (desk: ScriptedDesk) =>
  desk.requests.filter(({ name }) => name === 'settings.write').map(({ input }) => input);

describe('the edge of a pane', () => {
  test('moves by arrow keys, goes to its ends by Home and End, and is kept once the keys rest', async () => {
    await page.viewport(1440, 900);
    const desk = await open();
    expect(listWidth()).toBe(380);
    (edge('Width of the list').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowRight}');
    await expect.poll(listWidth).toBe(412);
    await expect.element(edge('Width of the list')).toHaveAttribute('aria-valuenow', '412');
    await expect.poll(() => kept(desk)).toEqual([{ paneWidths: { all: { list: 412 } } }]);
    await userEvent.keyboard('{Home}');
    await expect.poll(listWidth).toBe(240);
    await userEvent.keyboard('{End}');
    await expect.poll(listWidth).toBeGreaterThan(500);
    expect(caseWidth()).toBeGreaterThanOrEqual(360);
    // No case was moved to meanwhile: the arrows were the edge's own.
    expect(document.querySelector('[aria-selected=true]')).toBeNull();
  });

  test('is drawn by a pointer, and a double click puts it back', async () => {
    await page.viewport(1440, 900);
    const desk = await open();
    await userEvent.dragAndDrop(edge('Width of the views'), page.getByRole('listbox', { name: 'Queue' }), {
      targetPosition: { x: 60, y: 200 },
    });
    const views = () => widthOf('nav[aria-label^="Views"]');
    await expect.poll(views).toBeGreaterThan(240);
    await expect.poll(() => kept(desk).length).toBe(1);
    await userEvent.dblClick(edge('Width of the views'));
    await expect.poll(views).toBe(204);
    expect(kept(desk).at(-1)).toEqual({ paneWidths: { all: {} } });
  });

  test('stands elsewhere in a window of another kind', async () => {
    await page.viewport(1000, 800);
    const settings = { paneWidths: { two: { list: 300 }, all: { list: 520, customer: 300 } } };
    await open({ settings });
    expect(listWidth()).toBe(300);
    await page.viewport(1440, 900);
    await expect.poll(listWidth).toBe(520);
    expect(widthOf('aside[aria-label="Customer"], [role=complementary]')).toBe(300);
    await page.viewport(600, 800);
    await expect.poll(() => document.querySelector('[role=separator]')).toBeNull();
  });

  test('needs no drag: the palette widens the list and puts every pane back', async () => {
    await page.viewport(1440, 900);
    await open({ settings: { paneWidths: { all: { views: 300 } } } });
    const run = async (words: string) => {
      await userEvent.keyboard('{Control>}k{/Control}');
      await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
      await userEvent.keyboard(`${words}{Enter}`);
    };
    await run('widen the list');
    await expect.poll(listWidth).toBe(428);
    await run('usual widths');
    await expect.poll(listWidth).toBe(380);
    await expect.poll(() => widthOf('nav[aria-label^="Views"]')).toBe(204);
  });
});

describe('the head of the list', () => {
  test.each([
    [1440, 'en'],
    [1440, 'es'],
    [900, 'es'],
    [480, 'es'],
  ] as const)('at %i px in %s covers nothing when cases wait', async (width, language) => {
    await page.viewport(width, 800);
    const desk = await open({ settings: { language } });
    const top = () => document.querySelector('[role=option]')?.getBoundingClientRect().top;
    await userEvent.keyboard('j');
    await expect.poll(() => document.querySelector('[role=option][aria-selected=true]')).not.toBeNull();
    const before = top();
    desk.arrive(50);
    const button = page.getByRole('button', { name: /50 (?:new, 2 red|nuev)/u });
    await expect.element(button).toBeVisible();
    expect(top()).toBe(before);
    const head = button.element().closest('header');
    expect(overlaps([...(head?.children ?? [])])).toEqual([]);
    const heading = head?.querySelector('h2')?.getBoundingClientRect().width ?? 0;
    expect(heading).toBeGreaterThan(24);
  });
});

/** Pairs of elements that lie over each other. */
function overlaps(elements: readonly Element[]): string[] {
  const boxes = elements.map((element) => ({ element, box: element.getBoundingClientRect() }));
  return boxes.flatMap(({ element, box }, index) =>
    boxes
      .slice(index + 1)
      .filter(({ box: other }) => other.width > 0 && box.width > 0)
      .filter(({ box: other }) => box.right > other.left + 0.5 && other.right > box.left + 0.5)
      .map((other) => `${element.textContent} / ${other.element.textContent}`),
  );
}

test('lines of a long thread hold at most 75 characters, however wide the window is', async () => {
  await page.viewport(2560, 1200);
  const desk = await open();
  await page.getByRole('option', { name: /Tom Okafor/u }).click();
  const id = 'c'.repeat(31).concat('2');
  const words =
    'It has been in my hallway since Tuesday, and nobody who was asked knows what to do with it. ';
  desk.record(id, {
    type: 'MessageReceived',
    due: { responseDueAt: null, resolutionDueAt: null },
    message: { ...desk.engine.messageOf(id), externalId: 'post-long' as never, text: words.repeat(12) },
  });
  const said = page.getByRole('log').getByText(words.repeat(2).trim(), { exact: false });
  await expect.element(said).toBeVisible();
  const lines = linesIn(said.element());
  expect(lines.length).toBeGreaterThan(8);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(75);
  // Nor may it be a ribbon.
  expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(45);
});

/** The text of an element as it is broken into lines on screen. */
function linesIn(element: Element): string[] {
  const lines: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let bottom = Number.NEGATIVE_INFINITY;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const range = document.createRange();
    for (let at = 0; at < (node.nodeValue?.length ?? 0); at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.top >= bottom) {
        lines.push('');
        bottom = box.bottom;
      }
      lines[lines.length - 1] += node.nodeValue?.[at] ?? '';
    }
  }
  return lines;
}

test('where one is stands in sight among the places, also when a key led there in a low window', async () => {
  await page.viewport(1440, 500);
  await open();
  const settings = page
    .getByRole('navigation', { name: /^Views/u })
    .getByRole('button', { name: 'Settings' });
  await expect.element(settings).not.toBeInViewport();
  pressInRow('g,');
  await expect.element(settings).toHaveAttribute('aria-current', 'page');
  await expect.element(settings).toBeInViewport();
});
