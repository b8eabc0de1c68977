// How long a text is in the eyes of the channel that will carry it.
import type { ChannelKind } from './message';

export const lengthUnits = ['graphemes', 'characters', 'utf8-bytes', 'utf16'] as const;
/** Graphemes are what a reader sees as one sign; characters are code points. */
export type LengthUnit = (typeof lengthUnits)[number];

/** Mastodon counts every link as this many, however long it is. */
const mastodonLink = 'x'.repeat(23);
const mastodonLinks = /https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]}]/giu;
/** Of a mention on another server only the name counts. */
const remoteMentions = /(?<![\p{L}\p{N}_/@])@([\p{L}\p{N}_][\p{L}\p{N}_.-]*)@[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The length of a text in a unit; on Mastodon links and remote mentions count as its servers count them. */
export function messageLength(text: string, unit: LengthUnit, channel?: ChannelKind): number {
  const counted = channel === 'mastodon' ? asMastodonCounts(text) : text;
  switch (unit) {
    case 'graphemes':
      return countOf(segmenter.segment(counted));
    case 'characters':
      return countOf(counted);
    case 'utf8-bytes':
      return utf8Length(counted);
    case 'utf16':
      return counted.length;
  }
}

function asMastodonCounts(text: string): string {
  return text.replace(mastodonLinks, mastodonLink).replace(remoteMentions, '@$1');
}

function countOf(parts: Iterable<unknown>): number {
  let count = 0;
  for (const _part of parts) count += 1;
  return count;
}

/** A lone surrogate is sent as the replacement character, which takes three bytes. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
