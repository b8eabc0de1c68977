// What is said of the team's hub, worst first.
import type { HubLease, HubStatus } from '../../shared/ipc/hub-status';
import { accountName } from '../../shared/workspace/account-name';
import type { Workspace } from '../../shared/workspace/schema';
import type { Text } from '../state/use-text';

interface Line {
  readonly words: string;
  readonly isWrong: boolean;
}

/** One line for the connection, and one for each thing a person should know of. */
export function hubLines(text: Text, hub: HubStatus, team: Workspace | null | undefined): readonly Line[] {
  const brandName = (id: string) => team?.brands.find((brand) => brand.id === id)?.name ?? id;
  const namesOf = (some: readonly HubLease[]) =>
    some.map(({ accountId }) => accountName(team, accountId)).join(', ');
  const { alarm, fault, refused, leases, workspace, lost = [] } = hub;
  const wrong = (words: string): Line => ({ words, isWrong: true });
  const nobody = leases.filter(({ heldBy }) => heldBy === 'nobody');
  const single = leases.filter(({ heldBy, desktops }) => heldBy !== 'nobody' && desktops === 1);
  return [
    ...(alarm === null
      ? []
      : [wrong(text(`hub.alarm.${alarm.kind}`, { brand: alarm.brand, seq: alarm.seq }))]),
    ...(fault === null ? [] : [wrong(text(`hub.fault.${fault}`))]),
    // Who has no part in the team at all is told so.
    ...(lost.length === 0 || fault === 'removed'
      ? []
      : [wrong(text('hub.lost', { brands: lost.map(brandName).join(', ') }))]),
    ...(nobody.length === 0 ? [] : [wrong(text('hub.nobodyPolls', { accounts: namesOf(nobody) }))]),
    ...(refused.length === 0 ? [] : [wrong(text('hub.refusedSteps', { count: refused.length }))]),
    ...(workspace.conflict === null
      ? []
      : [wrong(text('hub.conflict', { author: workspace.conflict.author }))]),
    ...standing(text, hub),
    ...(single.length === 0
      ? []
      : [
          {
            words: text('hub.oneDesktop', { accounts: namesOf(single) }),
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
