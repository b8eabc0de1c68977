// What a hand does that a step of the tour asks for; nobody has to press anything else to go on. Pure.
import type { TourStep } from '../../parts/tour-progress';
import type { useSession } from '../../state/session';

type Seen = Pick<
  ReturnType<typeof useSession.getState>,
  'selected' | 'pane' | 'focus' | 'dialog' | 'notice' | 'composer'
>;

/** From what was there a moment ago to what is there now. */
type Sign = (before: Seen, now: Seen) => boolean;

const went =
  (target: 'case' | 'reply' | 'note'): Sign =>
  (before, now) =>
    now.focus !== before.focus && now.focus?.target === target;

const said =
  (...texts: readonly string[]): Sign =>
  (before, now) =>
    now.notice !== null && now.notice !== before.notice && texts.includes(now.notice.text);

/** Once it is closed again: what stands behind an open dialog is not heard. */
const closed =
  (...kinds: readonly string[]): Sign =>
  (before, now) =>
    now.dialog === null && before.dialog !== null && kinds.includes(before.dialog.kind);

const either =
  (...signs: readonly Sign[]): Sign =>
  (before, now) =>
    signs.some((sign) => sign(before, now));

const signs: Readonly<Record<TourStep, Sign>> = {
  list: (before, now) => now.selected !== null && now.selected !== before.selected,
  open: either(went('case'), (before, now) => now.pane === 'case' && before.pane !== 'case'),
  tier: said('done.green', 'done.yellow', 'done.red'),
  reply: either(went('reply'), closed('canned')),
  note: either(went('note'), (before, now) => now.composer === 'note' && before.composer !== 'note'),
  resolve: said('done.resolved', 'done.noReply'),
  palette: closed('palette', 'keys'),
  // It can only be looked at.
  fresh: () => false,
};

export function isDone(step: TourStep, before: Seen, now: Seen): boolean {
  return signs[step](before, now);
}
