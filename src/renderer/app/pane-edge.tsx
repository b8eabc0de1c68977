import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../state/use-text';
import styles from './pane-edge.module.css';
import type { PaneName } from './pane-widths';
import { usePaneChoice, usePaneWidths } from './use-pane-widths';

const step = 16;
const largeStep = 64;
/** After the last key: each choice kept is a file written. */
const settledMs = 400;

/** Which way the edge lies from its pane. */
const growsTo = { views: 1, list: 1, customer: -1 } as const;

/**
 * The edge of a pane, which a pointer draws and the arrow keys move; Home and End go as far as there is room, a double
 * click puts it back. What was chosen is kept for windows of this kind.
 */
export function PaneEdge({ pane }: { readonly pane: PaneName }) {
  const text = useText();
  const choice = usePaneChoice();
  const limits = usePaneWidths()[pane];
  const edge = useRef<HTMLDivElement>(null);
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const [drawn, setDrawn] = useState<number | null>(null);
  const keep = useRef(() => {});
  keep.current = () => {
    if (drawn === null) return;
    setDrawn(null);
    choice.set(pane, drawn);
  };
  useEffect(() => {
    if (drawn === null || from.current !== null) return;
    const timer = setTimeout(() => keep.current(), settledMs);
    return () => clearTimeout(timer);
  }, [drawn]);
  useEffect(() => () => keep.current(), []);
  if (limits === undefined) return null;
  const { least, most } = limits;
  const width = drawn ?? limits.width;
  const draw = (wanted: number) => {
    const next = Math.round(Math.max(least, Math.min(most, wanted)));
    setDrawn(next);
    // Past React: only the frame's columns change, with each move of a hand.
    edge.current?.closest<HTMLElement>('[data-panes]')?.style.setProperty(`--${pane}-width`, `${next}px`);
  };
  const press = (event: KeyboardEvent) => {
    const wanted = widthByKey(event, { width, least, most, direction: growsTo[pane] });
    if (wanted === null) return;
    event.preventDefault();
    draw(wanted);
  };
  const grasp = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  const move = ({ clientX }: PointerEvent) => {
    if (from.current !== null) draw(from.current.width + (clientX - from.current.x) * growsTo[pane]);
  };
  const letGo = () => {
    if (from.current === null) return;
    from.current = null;
    keep.current();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is a window splitter
    <div
      ref={edge}
      className={styles.edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={text(`pane.${pane}`)}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      data-pane={pane}
      data-drawn={drawn !== null || undefined}
      tabIndex={0}
      title={text('pane.how')}
      onKeyDown={press}
      onPointerDown={grasp}
      onPointerMove={move}
      onLostPointerCapture={letGo}
      onBlur={() => keep.current()}
      onDoubleClick={() => {
        setDrawn(null);
        edge.current
          ?.closest<HTMLElement>('[data-panes]')
          ?.style.setProperty(`--${pane}-width`, `${limits.usual}px`);
        choice.set(pane, null);
      }}
    />
  );
}

interface Now {
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly direction: 1 | -1;
}

function widthByKey({ key, shiftKey }: KeyboardEvent, { width, least, most, direction }: Now): number | null {
  const by = (shiftKey ? largeStep : step) * direction;
  switch (key) {
    case 'ArrowRight':
      return width + by;
    case 'ArrowLeft':
      return width - by;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return null;
  }
}
