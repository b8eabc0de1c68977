import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showPage } from '../../../test/support/page-harness/page-per-test';
import { scriptedDesk } from '../../../test/support/page-harness/scripted-desk';

/** Shorter than the page waits for a frame that does not come. */
const lateFrameMs = 60;

beforeEach(() => page.viewport(1440, 900));
afterEach(() => vi.restoreAllMocks());

test('the cases that come next are asked for once the case a hand has reached is painted', async () => {
  const { api, engine } = scriptedDesk();
  const { asked } = engine;
  showPage(api);
  // The first three are read while no hand is in the list.
  await expect.poll(() => asked.filter(({ name }) => name === 'case.read')).toHaveLength(3);
  const order: string[] = [];
  vi.spyOn(asked, 'push').mockImplementation((...requests) =>
    order.push(...requests.map(({ name }) => name)),
  );
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) =>
    window.setTimeout(() => {
      order.push('frame');
      frame(performance.now());
    }, lateFrameMs),
  );
  await userEvent.keyboard('j');
  await expect.poll(() => order).toContain('case.read');
  expect(order.indexOf('frame')).toBeGreaterThanOrEqual(0);
  expect(order.indexOf('frame')).toBeLessThan(order.indexOf('case.read'));
});
