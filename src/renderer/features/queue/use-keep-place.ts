// Keeps the selected option where it is on screen when the list around it changes.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { CaseId } from '../../../shared/domain/ids';
import type { QueueList } from '../../data/queue-list';
import { scrollToKeep } from './queue-model';

interface Kept {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly list: QueueList;
  readonly selected: CaseId | null;
  readonly height: number;
}

export function useKeepPlace({ scroller, list, selected, height }: Kept): void {
  const before = useRef<{ readonly list: QueueList; readonly selected: CaseId | null } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    const earlier = before.current;
    before.current = { list, selected };
    if (
      element === null ||
      earlier === null ||
      earlier.list.view !== list.view ||
      earlier.list.order === list.order
    )
      return;
    // The hand has just moved on: the row it lands on takes the place of the one that goes.
    const held = selected ?? null;
    if (held === null || earlier.selected !== held) return;
    const place = { height, scrollTop: element.scrollTop, viewHeight: element.clientHeight };
    const scrollTop = scrollToKeep(
      { ...place, index: earlier.list.order.indexOf(held) },
      { ...place, index: list.order.indexOf(held) },
    );
    if (scrollTop !== null && scrollTop !== element.scrollTop) element.scrollTop = scrollTop;
  }, [scroller, list, selected, height]);
}
