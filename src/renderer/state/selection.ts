// Which case a hand is on, in the list and in the page alike.
import type { ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { QueueFeed } from '../data/queue-feed';
import { useSession } from './session';

/** `open` also brings the case to the front where only one pane fits. */
export function selectCase(
  id: CaseId | null,
  { queue, open }: { readonly queue: QueueFeed; readonly open: boolean },
): void {
  useSession.setState(
    open ? { selected: id, pane: 'case', screen: 'queue', drawer: null } : { selected: id },
  );
  // A pass is over the case it was begun on; who comes back begins anew.
  useSession.setState(({ pass }) => (pass?.caseId === id ? {} : { pass: null }));
  queue.select(id);
}

/** Watches from now on whether the hand stays free: who answers a dialog by now, or began to write, is led nowhere. */
export function watchHand(): () => boolean {
  const { focus: before } = useSession.getState();
  return () => {
    const { dialog, focus } = useSession.getState();
    const writes = focus !== before && (focus?.target === 'reply' || focus?.target === 'note');
    return dialog === null && !writes;
  };
}

/** No hand is on a case any more, as when the one it was on is erased. */
export function leaveCase(queue: QueueFeed): void {
  useSession.setState({ selected: null, marked: new Set(), pane: 'list', drawer: null });
  queue.select(null);
}

/** The case `by` places on; null at an end of the list. Without a selection, the first or the last. */
export function neighbour(order: readonly CaseId[], selected: CaseId | null, by: number): CaseId | null {
  const at = selected === null ? -1 : order.indexOf(selected);
  if (at < 0) return (by > 0 ? order[0] : order.at(-1)) ?? null;
  return order[at + by] ?? null;
}

/** Marks every case of the view, also those that were never read into the page: their ids come from the store. */
export async function markAllInView(queue: QueueFeed): Promise<void> {
  const { view } = useSession.getState();
  const ids = await queue.all();
  if (useSession.getState().view === view) useSession.setState({ marked: new Set(ids) });
}

export function showView(view: ViewId, queue: QueueFeed): void {
  useSession.setState({
    view,
    screen: 'queue',
    selected: null,
    marked: new Set(),
    pane: 'list',
    drawer: null,
  });
  void queue.show(view);
}
