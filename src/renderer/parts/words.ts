// The product's own words: tiers, channels, due times, replies.
import type { CaseRow } from '../../shared/domain/case-row';
import type { Audience, ChannelKind } from '../../shared/domain/message';
import type { HoldReason, ReplyState } from '../../shared/domain/reply';
import type { CaseTier } from '../../shared/domain/tier';
import type { Text } from '../state/use-text';
import type { Shape } from '../ui/shape-mark';

export function tierShape(tier: CaseTier): Shape {
  if (tier === null) return 'dashed';
  return ({ green: 'ring', yellow: 'triangle', red: 'octagon' } as const)[tier];
}

export function tierWord(text: Text, tier: CaseTier): string {
  return text(`tier.${tier ?? 'untriaged'}`);
}

/** "Bluesky, public"; channels that are private by nature need no second word. */
export function channelWords(text: Text, channel: ChannelKind, audience: Audience): string {
  const name = text(`channel.${channel}`);
  if (channel === 'email' || channel === 'phone' || channel === 'counter') return name;
  return text(audience === 'public' ? 'channel.public' : 'channel.private', { channel: name });
}

export function replyStateWords(text: Text, state: ReplyState, hold: HoldReason | null): string {
  return state === 'held' && hold !== null ? text(`hold.${hold}`) : text(`reply.${state}`);
}

/** What is owed: "First response", "Next response", "Resolution". */
export function dueKindWords(text: Text, kind: NonNullable<CaseRow['dueKind']>): string {
  return text(`due.${kind}`);
}
