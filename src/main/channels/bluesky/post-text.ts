// The words of a post as plain text in which every link is spelled out.
import { RichText, type RichTextProps } from '@atproto/api';
import { maxTextLength } from '../../../shared/ipc/channels-port';
import { capped } from '../capped';
import { facetSchema } from './shapes';

/** Bluesky allows 3,000 bytes; beyond this a text is not from its app, and its links stay as they are written. */
const longestWithLinks = 20_000;
const maxLinks = 100;

/**
 * The app shortens links ("shop.example/orders/123…") and keeps the address beside the text; an address can also hide
 * behind other words. Here the agent reads where each link really leads.
 */
export function postText(text: string, facets: readonly unknown[] | undefined): string {
  if (!facets || facets.length === 0 || text.length > longestWithLinks) return capped(text, maxTextLength);
  const good = facets.slice(0, maxLinks).flatMap((facet) => facetSchema.safeParse(facet).data ?? []);
  const segments = [...new RichText({ text, facets: good } as RichTextProps).segments()];
  // A part that begins or ends within a character would spoil the customer's words.
  if (segments.map((segment) => segment.text).join('') !== text) return text;
  return capped(segments.map((part) => spelledOut(part.text, part.link?.uri)).join(''), maxTextLength);
}

function spelledOut(words: string, address: unknown): string {
  if (typeof address !== 'string' || address === '' || address.length > 2_000) return words;
  const shown = words.replace(/(…|\.\.\.)$/, '');
  if (address === shown) return words;
  const bare = address.replace(/^https?:\/\/(www\.)?/, '');
  return bare.startsWith(shown.replace(/^https?:\/\/(www\.)?/, '')) && shown !== ''
    ? address
    : `${words} (${address})`;
}
