import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { type ScriptedDesk, scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import { asId, type CaseId } from '../../shared/domain/ids';
import type { HubPresence, HubStatus } from '../../shared/ipc/hub-status';
import { en } from '../../shared/texts/en';
import { es } from '../../shared/texts/es';
import { useSession } from '../state/session';

beforeEach(() => page.viewport(1440, 900));

const shared: HubStatus = {
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
const option = (name: RegExp) => page.getByRole('option', { name });
const rowOf = (caseId: CaseId) => document.querySelector<HTMLElement>(`[data-case-id="${caseId}"]`);

/** The desk with the case of Tom Okafor open, of which colleagues can be told. */
async function open(language: 'en' | 'es' = 'en') {
  const desk = scriptedDesk({ settings: { language }, status: { hub: shared } });
  showPage(desk.api);
  await option(/Tom Okafor/u).click();
  const { selected } = useSession.getState();
  if (selected === null) throw new Error('No case is open');
  const texts = language === 'en' ? en : es;
  const header = page.getByRole('status', { name: texts['presence.title'], exact: true });
  await expect.element(header).toBeInTheDocument();
  return { desk, caseId: selected, header };
}

const told = (desk: ScriptedDesk, ...presence: readonly HubPresence[]) =>
  // As it comes from a process: never the same object twice.
  desk.engine.tellStatus({ hub: { ...shared, presence: structuredClone(presence) } });
const at = (caseId: CaseId, agent: string, doing: HubPresence['doing']): HubPresence => ({
  caseId,
  agent,
  doing,
});

let waiting = 500;
/** Whatever was said until then has reached the page: what came after it on the same way is drawn. */
async function settled(desk: ScriptedDesk): Promise<void> {
  waiting += 1;
  desk.engine.tellStatus({ outbox: { held: 0, queued: waiting, sending: 0, unknown: 0, failed: 0 } });
  await expect.poll(() => document.body.textContent).toContain(`${waiting} waiting`);
}

/** What is drawn anew inside these elements while the work goes on, but for the time that is left. */
async function drawnDuring(elements: readonly (Element | null)[], work: () => Promise<void>) {
  const seen: string[] = [];
  const watcher = new MutationObserver((records) => {
    for (const { type, target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      if (element?.closest('[data-tells-time]') === null)
        seen.push(`${type} in ${target.nodeName}: ${target.textContent}`);
    }
  });
  for (const element of elements) {
    if (element === null) throw new Error('There is nothing to watch');
    watcher.observe(element, { childList: true, characterData: true, attributes: true, subtree: true });
  }
  await work();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  watcher.disconnect();
  return seen;
}

describe('colleagues at a case', () => {
  test('stand in its row and in its header, in words, who writes before who reads, and go again', async () => {
    const { desk, caseId, header } = await open();
    expect(header.element().textContent).toBe('');
    told(desk, at(caseId, 'ana', 'reads'), at(caseId, 'tomas', 'writes'));
    await expect.element(header).toHaveTextContent('Tomás Gil is writing, Ana Ruiz is reading');
    await expect
      .element(option(/Tom Okafor.*,\s*Tomás Gil is writing, Ana Ruiz is reading\s*,/u))
      .toBeVisible();
    told(desk, at(caseId, 'ana', 'reads'));
    await expect.poll(() => header.element().textContent).toBe('Ana Ruiz is reading');
    told(desk);
    await expect.poll(() => header.element().textContent).toBe('');
    await expect.element(option(/is (reading|writing)/u)).not.toBeInTheDocument();
  });

  test('are read out as who comes and goes: the place for them is there before, and stays', async () => {
    const { desk, caseId, header } = await open();
    const place = header.element();
    expect(place.getAttribute('role')).toBe('status');
    told(desk, at(caseId, 'ana', 'reads'));
    await expect.element(header).toHaveTextContent('Ana Ruiz is reading');
    expect(header.element()).toBe(place);
    expect(place.closest('[aria-hidden=true]')).toBeNull();
    told(desk);
    await expect.poll(() => place.textContent).toBe('');
    expect(place.isConnected).toBe(true);
    const { violations } = await axe.run(place.closest('header') ?? document, {
      resultTypes: ['violations'],
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('are said in the language of the reader', async () => {
    const { desk, caseId, header } = await open('es');
    told(desk, at(caseId, 'tomas', 'writes'));
    await expect.element(header).toHaveTextContent('Tomás Gil está escribiendo');
    await expect.element(option(/Tom Okafor.*,\s*Tomás Gil está escribiendo\s*,/u)).toBeVisible();
  });

  test('somebody whom the workspace does not know is named as the hub names them', async () => {
    const { desk, caseId, header } = await open();
    told(desk, at(caseId, 'newcomer', 'reads'));
    await expect.element(header).toHaveTextContent('newcomer is reading');
  });

  test('flicker in no row: said again, in another order or beside other news, nothing is drawn anew', async () => {
    const { desk, caseId, header } = await open();
    const [ana, tomas] = [at(caseId, 'ana', 'reads'), at(caseId, 'tomas', 'reads')];
    told(desk, ana, tomas);
    await expect.element(header).toHaveTextContent('Ana Ruiz is reading, Tomás Gil is reading');
    const list = document.querySelector('[role=listbox]');
    const drawn = await drawnDuring([header.element(), rowOf(caseId)], async () => {
      for (let pulse = 0; pulse < 20; pulse += 1)
        told(desk, ...(pulse % 2 === 0 ? [tomas, ana] : [ana, tomas]));
      await settled(desk);
    });
    expect(drawn).toEqual([]);
    const elsewhere = at(asId<CaseId>('f'.repeat(32)), 'ana', 'writes');
    const drawnInList = await drawnDuring([list], async () => {
      told(desk, elsewhere, ana, tomas);
      await settled(desk);
    });
    expect(drawnInList).toEqual([]);
  });

  test('change in their place: the row keeps its height and its place, and its other words', async () => {
    const { desk, caseId, header } = await open();
    const box = () => {
      const { top, height } = rowOf(caseId)?.getBoundingClientRect() ?? { top: 0, height: 0 };
      return { top, height };
    };
    const before = box();
    const bare = rowOf(caseId)?.textContent?.length ?? 0;
    for (const doing of ['reads', 'writes'] as const) {
      told(desk, at(caseId, 'ana', doing));
      await expect
        .element(header)
        .toHaveTextContent(`Ana Ruiz is ${doing === 'reads' ? 'reading' : 'writing'}`);
      await expect.poll(() => rowOf(caseId)?.textContent?.length ?? 0).toBeGreaterThan(bare);
      expect(box()).toEqual(before);
    }
    const others = [...document.querySelectorAll('[role=option]')].filter((one) => one !== rowOf(caseId));
    expect(others.filter((one) => /is (reading|writing)/u.test(one.textContent ?? ''))).toEqual([]);
    told(desk);
    await expect.poll(() => rowOf(caseId)?.textContent?.length).toBe(bare);
    expect(box()).toEqual(before);
  });
});
