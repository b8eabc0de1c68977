// What an empty list says: what is so, and what comes next. Pure.
import { type StandingView, standingViews, type ViewId } from '../../../shared/domain/case-row';
import type { TextKey } from '../../../shared/texts/text-key';

export interface EmptyWords {
  readonly title: TextKey;
  readonly next: TextKey;
  /** What can be done about it from here. */
  readonly act: 'connect' | 'next-case' | null;
}

const waiting: EmptyWords = { title: 'queue.empty', next: 'queue.emptyNext', act: null };

const special: Partial<Record<StandingView, EmptyWords>> = {
  mine: { title: 'queue.empty.mine', next: 'queue.emptyNext.mine', act: 'next-case' },
  unassigned: { title: 'queue.empty.unassigned', next: 'queue.emptyNext', act: null },
  untriaged: { title: 'queue.empty.untriaged', next: 'queue.emptyNext', act: null },
  safety: { title: 'queue.empty.safety', next: 'queue.emptyNext.safety', act: null },
  'for-you': { title: 'queue.empty.for-you', next: 'queue.emptyNext.for-you', act: null },
  'awaiting-approval': { title: 'approvals.empty', next: 'queue.emptyNext.awaiting-approval', act: null },
  'replies-stuck': { title: 'queue.empty.replies-stuck', next: 'queue.emptyNext.replies-stuck', act: null },
  snoozed: { title: 'queue.empty.snoozed', next: 'queue.emptyNext.snoozed', act: null },
  muted: { title: 'queue.empty.muted', next: 'queue.emptyNext.muted', act: null },
  closed: { title: 'queue.empty.closed', next: 'queue.emptyNext.closed', act: null },
};

/** Who waits on the reserve sees nothing before a crisis; where no channel is connected nothing can come in. */
export function emptyWords(view: ViewId, hasChannels: boolean, waitsOnReserve = false): EmptyWords {
  if (waitsOnReserve) return { title: 'queue.empty.reserve', next: 'queue.emptyNext.reserve', act: null };
  if (!hasChannels) return { title: 'sync.noAccounts', next: 'queue.emptyNext.noChannel', act: 'connect' };
  const standing = standingViews.find((one) => one === view);
  return (standing === undefined ? undefined : special[standing]) ?? waiting;
}
