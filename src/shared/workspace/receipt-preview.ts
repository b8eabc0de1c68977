// A line about acknowledging, word for word as customers would read it, with what would keep it from going.
import type { Finding } from '../domain/guard/finding';
import type { Audience, ChannelKind } from '../domain/message';
import { type ReceiptRule, receiptChannels } from '../domain/receipt/receipt-due';
import { receiptStops } from '../domain/receipt/receipt-stops';
import { type Tier, tiers } from '../domain/tier';
import { receiptWords } from './receipt-words';
import type { Brand, CannedResponse } from './schema';

export interface ReceiptPreview {
  readonly response: Pick<CannedResponse, 'id' | 'title' | 'language'>;
  /** For whom: all tiers, unless the words name the time within which somebody answers. */
  readonly tiers: readonly Tier[];
  readonly text: string;
  /** Where it would not go by itself, and why. */
  readonly stops: readonly {
    readonly audience: Audience;
    readonly channels: readonly ChannelKind[];
    /** With the words each is about. */
    readonly findings: readonly (Pick<Finding, 'kind'> & { readonly words: string })[];
  }[];
}

/** In the order of the line; texts that the brand does not have are left out. */
export function receiptPreviews(
  brand: Brand,
  rule: Pick<ReceiptRule, 'channels' | 'responses' | 'inPublic'>,
): readonly ReceiptPreview[] {
  const responses = rule.responses.flatMap((id) => brand.cannedResponses.filter((one) => one.id === id));
  return responses.flatMap((response) => {
    const { id, title, language } = response;
    const words = (tier: Tier) => receiptWords(brand, response, tier);
    return [...new Set(tiers.map(words))].map((text) => ({
      response: { id, title, language },
      tiers: tiers.filter((tier) => words(tier) === text),
      text,
      stops: stopsOf(text, brand, rule),
    }));
  });
}

function stopsOf(
  text: string,
  brand: Brand,
  { channels = receiptChannels, inPublic }: Pick<ReceiptRule, 'channels' | 'inPublic'>,
): ReceiptPreview['stops'] {
  const audiences: readonly Audience[] = inPublic ? ['private', 'public'] : ['private'];
  return audiences.flatMap((audience) => {
    const found = channels.map((channel) => ({
      channel,
      findings: receiptStops(text, brand, { audience, channel, customerLanguage: null }),
    }));
    const stopped = found.filter(({ findings }) => findings.length > 0);
    if (stopped.length === 0) return [];
    const kinds = new Map(
      stopped
        .flatMap(({ findings }) => findings)
        .map(({ kind, from, to }) => [`${kind} ${from}`, { kind, words: text.slice(from, to) }]),
    );
    return [{ audience, channels: stopped.map(({ channel }) => channel), findings: [...kinds.values()] }];
  });
}
