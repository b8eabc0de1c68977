// Follows how wide the panes beside the case are, and changes it as a hand, a key or the palette asks.
import { useMemo, useRef, useSyncExternalStore } from 'react';
import { useSettings, useWriteSettings } from '../data/desk-queries';
import { useCaseActions } from '../state/case-actions';
import { type PaneName, paneWidths, withPaneWidth } from './pane-widths';
import { panesNow } from './panes';
import { usePanes } from './use-panes';

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** Of the panes that stand beside the case now; none where only one pane fits. */
export function usePaneWidths(): ReturnType<typeof paneWidths> {
  const panes = usePanes();
  const chosen = useSettings()?.paneWidths;
  const windowWidth = useSyncExternalStore(subscribe, () => window.innerWidth);
  return useMemo(
    () => (panes === 'one' ? {} : paneWidths(chosen ?? {}, { panes, windowWidth })),
    [panes, chosen, windowWidth],
  );
}

export interface PaneChoice {
  /** In px; null: as it was drawn. */
  set(name: PaneName, width: number | null): void;
  /** In px; less than nothing makes it narrower. */
  widenList(by: number): void;
  /** Every pane as it was drawn, here and in windows of other widths. */
  reset(): void;
}

/** One for as long as the desk is open; says it when a choice could not be kept. */
export function usePaneChoice(): PaneChoice {
  const chosen = useSettings()?.paneWidths ?? {};
  const write = useWriteSettings();
  const actions = useCaseActions();
  const latest = useRef({ chosen, write, actions });
  latest.current = { chosen, write, actions };
  return useMemo(() => {
    const keep = (widths: typeof chosen) =>
      void latest.current.actions.attempt(() => latest.current.write({ paneWidths: widths }));
    const set = (name: PaneName, width: number | null) => {
      const panes = panesNow();
      if (panes !== 'one') keep(withPaneWidth(latest.current.chosen, panes, { name, width }));
    };
    return {
      set,
      widenList: (by) => {
        const panes = panesNow();
        if (panes === 'one') return;
        const { list } = paneWidths(latest.current.chosen, { panes, windowWidth: window.innerWidth });
        if (list) set('list', Math.max(list.least, Math.min(list.most, list.width + by)));
      },
      reset: () => keep({}),
    };
  }, []);
}
