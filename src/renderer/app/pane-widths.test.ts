import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingsPatchSchema } from '../../shared/ipc/settings';
import { paneWidths, withPaneWidth } from './pane-widths';

const leastCase = 360;
const chosenWidth = fc.option(fc.integer({ min: 120, max: 1_200 }), { nil: undefined });
const chosen = fc.record({
  two: fc.record({ list: chosenWidth }),
  all: fc.record({ views: chosenWidth, list: chosenWidth, customer: chosenWidth }),
});

describe('the panes beside the case', () => {
  test('are as they were drawn until somebody moves an edge', () => {
    const all = paneWidths({}, { panes: 'all', windowWidth: 1440 });
    expect([all.views?.width, all.list?.width, all.customer?.width]).toEqual([204, 380, 272]);
    expect(paneWidths({}, { panes: 'two', windowWidth: 1000 }).list?.width).toBe(380);
  });

  test('are remembered for two panes and for all of them apart', () => {
    const wide = withPaneWidth({}, 'all', { name: 'list', width: 500 });
    const both = withPaneWidth(wide, 'two', { name: 'list', width: 320 });
    expect(paneWidths(both, { panes: 'all', windowWidth: 1600 }).list?.width).toBe(500);
    expect(paneWidths(both, { panes: 'two', windowWidth: 1000 }).list?.width).toBe(320);
    const again = withPaneWidth(both, 'all', { name: 'list', width: null });
    expect(paneWidths(again, { panes: 'all', windowWidth: 1600 }).list?.width).toBe(380);
    expect(again.two).toEqual({ list: 320 });
  });

  test('leave room for the case, whatever was chosen in a larger window, and stay within what can be drawn', () => {
    fc.assert(
      fc.property(chosen, fc.integer({ min: 720, max: 4_000 }), (widths, windowWidth) => {
        const panes = windowWidth < 1_100 ? 'two' : 'all';
        const beside = Object.values(paneWidths(widths, { panes, windowWidth }));
        const taken = beside.reduce((sum, { width }) => sum + width, 0);
        expect(windowWidth - taken).toBeGreaterThanOrEqual(leastCase);
        for (const { width, least, most } of beside) {
          expect(width).toBeGreaterThanOrEqual(least);
          expect(width).toBeLessThanOrEqual(most);
          // The farthest an edge goes still leaves it.
          expect(windowWidth - taken + width - most).toBeGreaterThanOrEqual(leastCase);
        }
      }),
    );
  });

  test('are kept as settings that can be written', () => {
    const patch = { paneWidths: withPaneWidth({}, 'all', { name: 'customer', width: 301.4 }) };
    expect(settingsPatchSchema.parse(patch)).toEqual({ paneWidths: { all: { customer: 301 } } });
  });
});
