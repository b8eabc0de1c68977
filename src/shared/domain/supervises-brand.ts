// Who answers for a whole brand: declaring a crisis is for them.
import type { BrandId } from './ids';
import type { ChannelKind } from './message';
import { mayIn, type Permitted } from './permissions';
import type { CustomRole } from './role';

interface Desk {
  readonly accounts: readonly { readonly brand: BrandId; readonly channel: ChannelKind }[];
  readonly roles: readonly CustomRole[];
}

/** Whether somebody supervises a brand on all of its channels. A brand without an account is supervised by nobody. */
export function supervisesBrand(member: Permitted, brandId: BrandId, { accounts, roles }: Desk): boolean {
  const channels = accounts.filter(({ brand }) => brand === brandId).map(({ channel }) => channel);
  // A crisis is red: who supervises calmer cases only has no say in it.
  return (
    channels.length > 0 &&
    channels.every((channel) =>
      mayIn(member, 'supervise', { field: { brandId, channel, tier: 'red' }, roles }),
    )
  );
}
