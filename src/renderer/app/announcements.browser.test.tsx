import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { incidentReading } from '../../../test/support/page-harness/incident';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import {
  type DeskOptions,
  type ScriptedDesk,
  scriptedDesk,
} from '../../../test/support/page-harness/scripted-desk';

let watcher: MutationObserver | null = null;

beforeEach(() => page.viewport(1440, 900));
afterEach(() => watcher?.disconnect());

/** The desk, and whatever is said aloud on it from now on. */
async function open(options: DeskOptions = {}) {
  const desk = scriptedDesk(options);
  showPage(desk.api);
  await expect.element(page.getByRole('option').first()).toBeVisible();
  const said: string[] = [];
  const places = () => [...document.querySelectorAll('span[aria-live]')];
  await expect.poll(() => places().length).toBe(2);
  watcher = new MutationObserver(() => {
    for (const place of places())
      if (place.textContent) said.push(`${place.getAttribute('aria-live')}: ${place.textContent}`);
  });
  const changes = { childList: true, characterData: true, subtree: true };
  for (const place of places()) watcher.observe(place, changes);
  // One of the accounts of this desk is silent from the start.
  const others = () => said.filter((words) => !words.includes('silent'));
  return { desk, said, others };
}

const tellOutbox = (desk: ScriptedDesk, failed: number) =>
  desk.engine.tellStatus({ outbox: { held: 0, queued: 0, sending: 0, unknown: 0, failed } });
/** Longer than arrivals are gathered. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 2_500));

describe('what happens by itself', () => {
  test('is counted and said once: what comes in the same minute is not heard again', async () => {
    const { desk, said } = await open();
    const calm = () => said.filter((words) => /\d new cases\./u.test(words));
    desk.arrive(60);
    await expect.poll(calm).toHaveLength(1);
    for (const all of [70, 80, 90, 100]) desk.arrive(all);
    await aWhile();
    expect(calm()).toHaveLength(1);
    expect(calm()[0]).toMatch(/^polite: /u);
  });

  test('is not swallowed by what else came: of red cases is said beside the others', async () => {
    const { desk, said } = await open();
    desk.arrive(60);
    await expect.poll(() => said.join()).toMatch(/3 new red cases\. 57 new cases\./u);
  });

  test('is counted also where it comes below what the list has read', async () => {
    const { desk, said } = await open({ others: 500 });
    desk.arrive(500);
    const calm = () => said.filter((words) => /\d new cases\./u.test(words));
    await expect.poll(calm).toHaveLength(1);
    expect(calm()[0]).toMatch(/\b20 new red cases\b.*\b480 new cases\./u);
  });

  test('is not what one does oneself: an undone step brings its case back without a word', async () => {
    const { others } = await open();
    await page.getByRole('option', { name: /Tom Okafor/u }).click();
    await userEvent.keyboard('e');
    await expect.element(page.getByRole('option', { name: /Tom Okafor/u })).not.toBeInTheDocument();
    await userEvent.keyboard('z');
    await expect.element(page.getByRole('option', { name: /Tom Okafor/u })).toBeVisible();
    await aWhile();
    expect(others()).toEqual([]);
  });

  test('is a channel that was silent at the start already, and is told once', async () => {
    const { said } = await open();
    await expect.poll(() => said).toEqual(['polite: One channel is silent.']);
  });

  test('is a reply that was refused, beyond those that had been before', async () => {
    const { desk, others } = await open({
      status: { outbox: { held: 0, queued: 0, sending: 0, unknown: 0, failed: 3 } },
    });
    await aWhile();
    expect(others()).toEqual([]);
    tellOutbox(desk, 4);
    await expect.poll(others).toEqual(['polite: A reply was refused. It is in the outbox.']);
  });

  test('cuts in when a crisis was declared elsewhere, since it stops what one writes', async () => {
    const { desk, others } = await open();
    desk.engine.tellStatus({ incidents: [{ ...incidentReading(), phase: 'active' }] });
    await expect.poll(others).toEqual(['assertive: A crisis holds. Read its position before you write.']);
  });

  test('cuts in when nothing can be kept', async () => {
    const { desk, others } = await open();
    const log = { position: 1, salvaged: false, diskFull: true, isScarce: true, freeBytes: 0 };
    desk.engine.tellStatus({ log });
    await expect.poll(others).toEqual(['assertive: The disk is full: nothing new can be kept']);
  });
});
