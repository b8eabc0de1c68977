// What acknowledges by itself, word for word: canned responses with what the brand says of its service filled in (R18).
import { fillVariables } from '../domain/canned-response';
import type { ChannelKind } from '../domain/message';
import { receiptRule, receiptVariables } from '../domain/receipt/receipt-due';
import { type CaseTier, tiers } from '../domain/tier';
import { cannedValues } from './canned-values';
import type { Brand, CannedResponse } from './schema';

type Speaking = Pick<Brand, 'name' | 'businessHours' | 'promises' | 'terms'>;

/** The same for every customer whose case has that tier: nothing of them stands in it. */
export function receiptWords(
  brand: Speaking,
  { text, language }: Pick<CannedResponse, 'text' | 'language'>,
  tier: CaseTier,
): string {
  const known = cannedValues({ brand, state: { number: 0, tier, customer: null }, me: null }, language);
  return fillVariables(text, Object.fromEntries(receiptVariables.map((name) => [name, known[name] ?? ''])));
}

/** Every text that may acknowledge on a channel. */
export function receiptTexts(
  brand: Speaking & Pick<Brand, 'acknowledgements' | 'cannedResponses'>,
  channel: ChannelKind,
): readonly string[] {
  const { responses = [] } = receiptRule(brand.acknowledgements, channel) ?? {};
  const texts = brand.cannedResponses
    .filter(({ id }) => responses.includes(id))
    .flatMap((response) => tiers.map((tier) => receiptWords(brand, response, tier)));
  return [...new Set(texts)];
}
