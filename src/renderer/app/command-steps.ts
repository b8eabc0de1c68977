// What commands do and when they can: the pieces that the list of commands is made from.
import type { QueueFeed } from '../data/queue-feed';
import { type ApprovalAct, wishApproval } from '../state/approval-wish';
import type { CaseActions } from '../state/case-actions';
import { leavePass } from '../state/pass';
import type { Seat } from '../state/seat';
import { markAllInView, neighbour, selectCase } from '../state/selection';
import { moveFocus, type OpenDialog, openDialog, type Screen, targets, useSession } from '../state/session';
import { panesNow } from './panes';
import type { OwnWays } from './use-own-ways';
import type { PaneChoice } from './use-pane-widths';

/** What commands work with. */
export interface Hands {
  readonly actions: CaseActions;
  readonly queue: QueueFeed;
  readonly seat: Seat;
  readonly widths: PaneChoice;
  readonly own: OwnWays;
}

export const always = () => true;
export const inQueue = () => useSession.getState().screen === 'queue';
export const inApprovals = () => useSession.getState().screen === 'approvals';
export const inAList = () => inQueue() || inApprovals();
export const besideACase = () => inQueue() && panesNow() !== 'one';
export const onCase = () => inQueue() && targets().length > 0;
export const onOneCase = () => inQueue() && useSession.getState().selected !== null;

export const dialog = (kind: Exclude<OpenDialog['kind'], 'link' | 'forget-brand' | 'break-glass'>) => () =>
  openDialog({ kind });
export const goTo = (screen: Screen) => () => useSession.setState({ screen });

export function move(by: number) {
  return ({ queue }: Hands) => {
    if (inApprovals()) return wishApproval(by > 0 ? 'next' : 'previous');
    const next = neighbour(queue.list.get().order, useSession.getState().selected, by);
    if (next !== null) selectCase(next, { queue, open: false });
  };
}

/** A decision about the reply that is being read in the approvals. */
export const decide = (act: ApprovalAct) => () => wishApproval(act);

/** Marks the case a hand is on and the one it goes to. */
export function markAndMove(by: number) {
  return (hands: Hands) => {
    const from = useSession.getState().selected;
    move(by)(hands);
    const to = useSession.getState().selected;
    const added = [from, to].filter((id) => id !== null);
    useSession.setState(({ marked }) => ({ marked: new Set([...marked, ...added]) }));
  };
}

/** Of the case a hand is on, or of the reply that is being read. */
export function toggleMark(): void {
  if (inApprovals()) {
    wishApproval('mark');
    return;
  }
  useSession.setState(({ marked, selected }) => {
    if (selected === null) return {};
    const next = new Set(marked);
    if (!next.delete(selected)) next.add(selected);
    return { marked: next };
  });
}

export function markAll({ queue }: Hands): Promise<void> {
  return markAllInView(queue);
}

export function openCase({ queue }: Hands): void {
  const { selected } = useSession.getState();
  const id = selected ?? queue.list.get().order[0];
  if (id === undefined) return;
  selectCase(id, { queue, open: true });
  moveFocus('case');
}

export function backToList(): void {
  if (inQueue() && leavePass()) return;
  const { marked, pane } = useSession.getState();
  if (pane === 'list' && marked.size > 0) useSession.setState({ marked: new Set() });
  useSession.setState({ pane: 'list', drawer: null, screen: 'queue' });
  moveFocus('list');
}

export function togglePlaybook(): void {
  useSession.setState(({ playbook }) => ({ playbook: !playbook }));
}

export function write(kind: 'reply' | 'note') {
  return () => {
    useSession.setState({ composer: kind, pane: 'case' });
    moveFocus(kind);
  };
}
