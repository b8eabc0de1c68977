import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { afterFrame } from '../../data/after-frame';
import { prefetchCases } from '../../data/case-queries';
import { useServices } from '../../data/services';
import { useSignal } from '../../data/use-signal';
import { useSession } from '../../state/session';

const casesAhead = 3;
/** Without a hand in the list its top changes with every arrival: it is read once it rests. */
const restMs = 300;

/**
 * Has the cases at the ready that a hand is likely to reach next. Shows nothing, and asks for nothing before the case
 * that the hand has just reached is painted: their answers would be unpacked in that frame's time.
 */
export function CasesAhead() {
  const { queue, engine } = useServices();
  const queries = useQueryClient();
  const selected = useSession((session) => session.selected);
  const { order } = useSignal(queue.list);
  useEffect(() => {
    const at = selected === null ? -1 : order.indexOf(selected);
    let isOver = false;
    const read = () => {
      if (!isOver) prefetchCases(engine, queries, order.slice(at + 1, at + 1 + casesAhead));
    };
    const timer = selected === null ? setTimeout(read, restMs) : undefined;
    if (selected !== null) afterFrame(read);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [engine, queries, order, selected]);
  return null;
}
