// What is said of the team's hub, worst first.
import type { HubStatus } from '../../shared/ipc/hub-status';
import type { Text } from '../state/use-text';

interface Line {
  readonly words: string;
  readonly isWrong: boolean;
}

/** One line for the connection, and one for each thing a person should know of. */
export function hubLines(text: Text, hub: HubStatus): readonly Line[] {
  const { alarm, fault, refused, leases, workspace } = hub;
  const wrong = (words: string): Line => ({ words, isWrong: true });
  const nobody = leases.filter(({ heldBy }) => heldBy === 'nobody').map(({ accountId }) => accountId);
  const single = leases.filter(({ heldBy, desktops }) => heldBy !== 'nobody' && desktops === 1);
  return [
    ...(alarm === null
      ? []
      : [wrong(text(`hub.alarm.${alarm.kind}`, { brand: alarm.brand, seq: alarm.seq }))]),
    ...(fault === null ? [] : [wrong(text(`hub.fault.${fault}`))]),
    ...(nobody.length === 0 ? [] : [wrong(text('hub.nobodyPolls', { accounts: nobody.join(', ') }))]),
    ...(refused.length === 0 ? [] : [wrong(text('hub.refusedSteps', { count: refused.length }))]),
    ...(workspace.conflict === null
      ? []
      : [wrong(text('hub.conflict', { author: workspace.conflict.author }))]),
    ...standing(text, hub),
    ...(single.length === 0
      ? []
      : [
          {
            words: text('hub.oneDesktop', { accounts: single.map(({ accountId }) => accountId).join(', ') }),
            isWrong: false,
          },
        ]),
  ];
}

function standing(text: Text, { state, behind, pendingSteps }: HubStatus): readonly Line[] {
  const waiting =
    pendingSteps === 0 ? [] : [{ words: text('hub.pending', { count: pendingSteps }), isWrong: false }];
  if (state === 'offline') return [{ words: text('hub.offline'), isWrong: true }, ...waiting];
  if (state === 'behind')
    return [{ words: text('hub.behind', { count: behind }), isWrong: false }, ...waiting];
  return state === 'current' ? [{ words: text('hub.current'), isWrong: false }, ...waiting] : waiting;
}
