import type { CSSProperties, ReactNode } from 'react';
import { useSettings } from '../data/desk-queries';
import type { TourStep } from '../parts/tour-progress';
import type { Screen } from '../state/session';
import styles from './console.module.css';
import { usePaneWidths } from './use-pane-widths';
import { usePanes } from './use-panes';

interface DeskFrameProps {
  readonly screen: Screen;
  readonly isBusy: boolean;
  /** The banner of a crisis stands in it, in a row of its own. */
  readonly inCrisis?: boolean | undefined;
  /** The step of the tour, which has a row of its own; absent: nobody is on it. */
  readonly tour?: TourStep | undefined;
  readonly children: ReactNode;
}

/** Where the panes stand and how wide they are. What is in them is not drawn anew while that changes. */
export function DeskFrame({ screen, isBusy, inCrisis, tour, children }: DeskFrameProps) {
  const widths = usePaneWidths();
  const style = Object.fromEntries(
    Object.entries(widths).map(([name, { width }]) => [`--${name}-width`, `${width}px`]),
  );
  return (
    <div
      className={styles.console}
      aria-busy={isBusy}
      data-panes={usePanes()}
      data-screen={screen}
      data-crisis={inCrisis || undefined}
      data-tour={tour}
      data-density={useSettings()?.density}
      style={style as CSSProperties}
    >
      {children}
    </div>
  );
}
