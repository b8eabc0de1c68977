// A text area as high as its words, within bounds set by its style.
import { type RefObject, useLayoutEffect, useRef } from 'react';

/** `changes` only says when to measure. */
export function useGrowing(...changes: readonly (string | boolean)[]): RefObject<HTMLTextAreaElement | null> {
  const area = useRef<HTMLTextAreaElement>(null);
  const measured = changes.join('\u0000');
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || measured.length < 0) return;
    // Without words it is as high as its rows say, and nothing needs to be measured.
    if (element.value === '') {
      element.style.blockSize = '';
      return;
    }
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight + 2}px`;
  }, [measured]);
  return area;
}
