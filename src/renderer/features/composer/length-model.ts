// How long a text is as the channel counts it: pure.
import type { ChannelKind } from '../../../shared/domain/message';
import type { Capabilities } from '../../../shared/ipc/channels-port';

export type LengthRule = Capabilities['length'];

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const encoder = new TextEncoder();

export function countLength(text: string, unit: LengthRule['unit']): number {
  switch (unit) {
    case 'graphemes':
      return [...segmenter.segment(text)].length;
    case 'characters':
      return [...text].length;
    case 'utf8-bytes':
      return encoder.encode(text).length;
    case 'utf16':
      return text.length;
  }
}

/** Until a connector has said its own: the limits its channel publishes. */
const published: Partial<Record<ChannelKind, LengthRule>> = {
  bluesky: { unit: 'graphemes', max: 300 },
  mastodon: { unit: 'characters', max: 500 },
};

const unlimited: LengthRule = { unit: 'graphemes', max: null };

export interface Speaking {
  readonly channel: ChannelKind;
  readonly audience: 'public' | 'private';
  readonly capabilities: Capabilities | null;
}

/** The rule for what is being written: a private message may have another limit. */
export function lengthRule({ channel, audience, capabilities }: Speaking): LengthRule {
  if (capabilities === null) return published[channel] ?? unlimited;
  return audience === 'private' && capabilities.privateLength !== null
    ? capabilities.privateLength
    : capabilities.length;
}
