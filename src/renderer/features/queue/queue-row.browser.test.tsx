import '@fontsource-variable/inter/wght.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { showPage } from '../../../../test/support/page-harness/page-per-test';
import { scriptedDesk } from '../../../../test/support/page-harness/scripted-desk';
import { type AgentId, asId } from '../../../shared/domain/ids';
import type { HubStatus } from '../../../shared/ipc/hub-status';
import { useSession } from '../../state/session';
import '../../ui/contrast.css';

const hub: HubStatus = {
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

/** What stands whole on the screen: nothing of it is cut off, nor by what it stands in. */
function isWhole(element: Element): boolean {
  const line = element.parentElement?.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return (
    line !== undefined &&
    element.scrollWidth <= element.clientWidth + 1 &&
    box.width > 0 &&
    box.left >= line.left - 1 &&
    box.right <= line.right + 1
  );
}

test.each([
  ['en', 'Tomás Gil is writing'],
  ['es', 'Tomás Gil está escribiendo'],
] as const)(
  'a row of the narrowest list says whole who is there and whose it is (%s)',
  async (language, words) => {
    await page.viewport(760, 900);
    const desk = scriptedDesk({ settings: { language }, status: { hub } });
    showPage(desk.api);
    const row = page.getByRole('option', { name: /Tom Okafor/u });
    await row.click();
    const { selected } = useSession.getState();
    if (selected === null) throw new Error('No case is open');
    desk.record(selected, { type: 'CaseAssigned', assignee: asId<AgentId>('ana'), team: null, reason: '' });
    const presence = [{ caseId: selected, agent: 'tomas', doing: 'writes' }] as const;
    desk.engine.tellStatus({ hub: { ...hub, presence: [...presence] } });
    const name = new RegExp(`Tom Okafor.*${words}.*Ana Ruiz`, 'u');
    await expect.element(page.getByRole('option', { name })).toBeVisible();
    await document.fonts.ready;
    const line = [...row.element().querySelectorAll('[data-crowded] > span')];
    const shown = (text: string) => line.find((one) => one.textContent?.includes(text));
    for (const text of [words, 'Ana Ruiz']) {
      const element = shown(text);
      if (element === undefined) throw new Error(`${text} is not in the row`);
      expect(isWhole(element), text).toBe(true);
    }
    // For ears the row says as much as in a wide list.
    expect(row.element().textContent).toMatch(/Aurea Derma.*Bluesky/u);
  },
);
