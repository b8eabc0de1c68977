// Knows how high the part of the screen is in which a story stands, without asking for the layout.
import { type RefObject, useEffect } from 'react';

/** Null until it was first laid out. Outlives the story, so that the next one knows it before it is drawn. */
export type Sight = RefObject<number | null>;

export function useSight(log: RefObject<HTMLElement | null>, sight: Sight): void {
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) sight.current = entry.contentRect.height;
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [log, sight]);
}
