import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseId } from '../../shared/domain/ids';
import { second } from '../../shared/domain/time';
import { useDeskState, useStatusPart } from '../data/desk-queries';
import { useServices } from '../data/services';
import { isStale } from '../features/sync/sync-model';
import { useNow } from '../state/clock';
import { useSession } from '../state/session';
import { useText } from '../state/use-text';
import { VisuallyHidden } from '../ui/visually-hidden';
import { Announcer, type CountedEvent, type Said, type StandingEvent } from './announcer';

/** What came together is said together; and by then a step of one's own has put its cases into one's hand. */
const gatherMs = second;
/** Said again, the same words would not be heard where they still stand. */
const standsMs = 4 * second;

interface Ears {
  readonly count: (event: CountedEvent, by: number) => void;
  readonly stand: (event: StandingEvent, is: Parameters<Announcer['stand']>[1]) => void;
}

/** Two places for ears alone: what happens by itself is said in them, as announcer.ts has it. */
export function Announcements() {
  const text = useText();
  const [said, setSaid] = useState<readonly Said[]>([]);
  const ears = useEars(setSaid);
  useArrivals(ears);
  useStandings(ears);
  useReplies(ears);
  const wordsOf = (how: Said['how']) =>
    said.flatMap((one) => (one.how === how ? [text(one.text, one.values)] : [])).join(' ');
  return (
    <VisuallyHidden>
      {(['assertive', 'polite'] as const).map((how) => (
        <span key={how} aria-live={how}>
          <VisuallyHidden>{wordsOf(how)}</VisuallyHidden>
        </span>
      ))}
    </VisuallyHidden>
  );
}

/** Says what is due when it is due, all of one moment together, and takes it away again. */
function useEars(onSaid: (said: readonly Said[]) => void): Ears {
  const [announcer] = useState(() => new Announcer());
  const timers = useRef<{ next?: ReturnType<typeof setTimeout>; gone?: ReturnType<typeof setTimeout> }>({});
  const plan: () => void = useCallback(() => {
    clearTimeout(timers.current.next);
    const { nextAt } = announcer;
    if (nextAt === null) return;
    const say = () => {
      const due = announcer.take(performance.now());
      if (due.length > 0) {
        onSaid(due);
        clearTimeout(timers.current.gone);
        timers.current.gone = setTimeout(() => onSaid([]), standsMs);
      }
      plan();
    };
    timers.current.next = setTimeout(say, Math.max(0, nextAt - performance.now()));
  }, [announcer, onSaid]);
  useEffect(() => {
    const { current } = timers;
    return () => {
      clearTimeout(current.next);
      clearTimeout(current.gone);
    };
  }, []);
  return useMemo(
    () => ({
      count: (event, by) => {
        announcer.count(event, by, performance.now());
        plan();
      },
      stand: (event, is) => {
        announcer.stand(event, is, performance.now());
        plan();
      },
    }),
    [announcer, plan],
  );
}

/** Cases that come into the view by themselves; not those that one has just put there. */
function useArrivals({ count }: Ears): void {
  const { store, queue } = useServices();
  useEffect(() => {
    const came = new Map<CaseId, boolean>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = () => {
      timer = null;
      const { selected, marked } = useSession.getState();
      const others = [...came].filter(([id]) => id !== selected && !marked.has(id));
      came.clear();
      const red = others.filter(([, isRed]) => isRed).length;
      count('new-red', red);
      count('new-cases', others.length - red);
    };
    const stop = store.onDelta(({ changed, named = [] }) => {
      const { view, ready } = queue.list.get();
      if (store.state.get().kind !== 'live' || !ready) return;
      for (const { row, entered } of changed)
        if (entered.includes(view)) came.set(row.id, row.tier === 'red');
      // Those below what was read of the view came as well.
      for (const { id, views, entered } of named)
        if (entered.includes(view)) came.set(id, views.includes('red'));
      if (came.size > 0) timer ??= setTimeout(tell, gatherMs);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store, queue, count]);
}

/** What is wrong for as long as it lasts. */
function useStandings({ stand }: Ears): void {
  const desk = useDeskState();
  const accounts = useStatusPart((status) => status.accounts);
  const hub = useStatusPart((status) => status.hub?.state ?? 'none');
  const isFull = useStatusPart((status) => status.log.diskFull);
  const isScarce = useStatusPart((status) => status.log.isScarce);
  const crises = useStatusPart(
    ({ incidents = [] }) => incidents.filter(({ phase }) => phase === 'active').length,
  );
  const now = useNow(30_000);
  const silent = accounts?.filter((account) => isStale(account, now)).length;
  useEffect(() => {
    if (desk?.engine === 'stopped') stand('engine', { text: 'sync.engineStopped' });
    if (desk?.engine === 'running') stand('engine', { text: 'said.engineBack' });
  }, [desk?.engine, stand]);
  useEffect(() => {
    if (desk?.channels === 'stopped') stand('channels', { text: 'sync.channelsStopped' });
    if (desk?.channels === 'running') stand('channels', { text: 'said.channelsBack' });
  }, [desk?.channels, stand]);
  useEffect(() => {
    if (isFull === undefined) return;
    stand('disk', { text: isFull ? 'sync.diskFull' : isScarce ? 'sync.diskScarce' : 'said.diskBack' });
  }, [isFull, isScarce, stand]);
  useEffect(() => {
    if (crises === undefined) return;
    stand('crisis', crises === 0 ? { text: 'said.noCrisis' } : { text: 'said.crisis', count: crises });
  }, [crises, stand]);
  useEffect(() => {
    if (hub === 'offline') stand('hub', { text: 'hub.offline' });
    if (hub === 'current') stand('hub', { text: 'hub.current' });
  }, [hub, stand]);
  useEffect(() => {
    if (silent === undefined) return;
    stand('silent', silent === 0 ? { text: 'sync.allHeard' } : { text: 'sync.someStale', count: silent });
  }, [silent, stand]);
}

/** Replies that did not arrive, beyond those that had not before. */
function useReplies({ count }: Ears): void {
  const refused = useStatusPart((status) => status.outbox.failed);
  const unknown = useStatusPart((status) => status.outbox.unknown);
  const before = useRef<{ readonly refused: number; readonly unknown: number } | null>(null);
  useEffect(() => {
    if (refused === undefined || unknown === undefined) return;
    const { current } = before;
    before.current = { refused, unknown };
    if (current === null) return;
    count('reply-refused', refused - current.refused);
    count('reply-unknown', unknown - current.unknown);
  }, [refused, unknown, count]);
}
