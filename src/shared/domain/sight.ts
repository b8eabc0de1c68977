// Which cases somebody sees at all, as plain data: the same answer as the rule `see`, for many cases and other threads.
import type { BrandId } from './ids';
import type { ChannelKind } from './message';
import type { Field, Permitted } from './permissions';
import { type CustomRole, type RuleTier, rulesOf, ruleTier } from './role';

/** What is left out is not limited. */
interface SightLine {
  readonly brands?: readonly BrandId[] | undefined;
  readonly channels?: readonly ChannelKind[] | undefined;
  readonly tiers?: readonly RuleTier[] | undefined;
}

/** Null: everything. Else a case is seen when one line has its brand, its channel and its tier. */
export type Sight = readonly SightLine[] | null;

/** What a member sees: the lines of their role within their own brands and channels. */
export function sightOf(member: Permitted, roles: readonly CustomRole[]): Sight {
  const lines = rulesOf(member.role, roles)
    .filter(({ actions }) => actions.includes('see'))
    .map(
      ({ brands, channels, tiers }): SightLine => ({
        brands: within(member.brands, brands),
        channels: within(member.channels, channels),
        tiers,
      }),
    );
  const isWhole = lines.some((line) => !line.brands && !line.channels && !line.tiers);
  return isWhole ? null : lines;
}

/** Whether a case is seen as it stands. */
export function sees(sight: Sight, { brandId, channel, tier }: Field): boolean {
  return (
    sight === null ||
    sight.some(
      (line) =>
        covers(line.brands, brandId) && covers(line.channels, channel) && covers(line.tiers, ruleTier(tier)),
    )
  );
}

/** Whether anything of a brand, or of one of its channels, may ever have been seen: a case changes its tier only. */
export function seesPlace(
  sight: Sight,
  { brandId, channel }: { readonly brandId: BrandId; readonly channel?: ChannelKind },
): boolean {
  return (
    sight === null ||
    sight.some(
      (line) => covers(line.brands, brandId) && (channel === undefined || covers(line.channels, channel)),
    )
  );
}

function within<Item>(
  own: readonly Item[] | undefined,
  ofRole: readonly Item[] | undefined,
): readonly Item[] | undefined {
  if (own === undefined || ofRole === undefined) return own ?? ofRole;
  return own.filter((item) => ofRole.includes(item));
}

function covers<Item>(list: readonly Item[] | undefined, item: Item): boolean {
  return list === undefined || list.includes(item);
}
