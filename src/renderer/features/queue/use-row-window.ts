// Which rows of a long list are near the screen. Rows are all as high, so that nothing has to be measured.
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type RowWindow, rowsInWindow, scrollTo } from './queue-model';

interface Wanted {
  readonly count: number;
  readonly height: number;
}

export interface Windowed {
  readonly window: RowWindow;
  /** Scrolls no further than it takes to see a row whole. */
  readonly bringIn: (index: number) => void;
}

/** Renders again only when other rows come near. */
export function useRowWindow(
  scroller: RefObject<HTMLDivElement | null>,
  { count, height }: Wanted,
): Windowed {
  const [window, setWindow] = useState<RowWindow>({ from: 0, to: 0 });
  // What was last seen of the scroller, so that a key need not ask for the layout.
  const seen = useRef({ top: 0, height: 0 });
  const look = useCallback(() => {
    const { top, height: viewHeight } = seen.current;
    setWindow((before) => rowsInWindow({ scrollTop: top, viewHeight, height, count }, before));
  }, [count, height]);
  useLayoutEffect(() => look(), [look]);
  // Before the first frame, so that it shows rows.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    seen.current = { top: element.scrollTop, height: element.clientHeight };
    look();
    const scrolled = () => {
      seen.current.top = element.scrollTop;
      look();
    };
    const watch = new ResizeObserver(() => {
      seen.current = { top: element.scrollTop, height: element.clientHeight };
      look();
    });
    watch.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller, look]);
  const bringIn = useCallback(
    (index: number) => {
      const { top, height: viewHeight } = seen.current;
      const wanted = scrollTo({ index, height, scrollTop: top, viewHeight });
      if (wanted === null || scroller.current === null) return;
      seen.current.top = wanted;
      scroller.current.scrollTop = wanted;
      look();
    },
    [scroller, height, look],
  );
  return { window, bringIn };
}
