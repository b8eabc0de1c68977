// Keeps what somebody reads where it is on screen while the story around it grows or is let go of.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Held {
  readonly element: Element;
  readonly top: number;
}

/** `changes` says when the story may have moved. At its end nothing is held: there new words push up the old ones. */
export function useReadingPlace(log: RefObject<HTMLElement | null>, changes: unknown): void {
  const held = useRef<Held | null>(null);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const hold = () => {
      held.current = element.scrollTop > -1 ? null : firstInSight(element);
    };
    element.addEventListener('scroll', hold, { passive: true });
    return () => element.removeEventListener('scroll', hold);
  }, [log]);
  useLayoutEffect(() => {
    const place = held.current;
    if (changes === null || log.current === null || place === null || !place.element.isConnected) return;
    const moved = place.element.getBoundingClientRect().top - place.top;
    if (Math.abs(moved) >= 1) log.current.scrollTop += moved;
  }, [log, changes]);
}

function firstInSight(log: HTMLElement): Held | null {
  const edge = log.getBoundingClientRect().top;
  for (const element of log.firstElementChild?.children ?? []) {
    const { top, bottom } = element.getBoundingClientRect();
    // The ends of the part that is there come and go; words stay.
    if (bottom > edge && !(element instanceof HTMLParagraphElement)) return { element, top };
  }
  return null;
}
