// What keeps an acknowledgement from going by itself: whatever a person would be asked about first.
import type { Finding, GuardedBrand } from '../guard/finding';
import { type GuardPlace, guardVerdict } from '../guard/guard-policy';
import { inspectReply } from '../guard/inspect-reply';

/** Empty: it goes. A language that is not the customer's is better than silence. */
export function receiptStops(
  text: string,
  brand: GuardedBrand,
  { customerLanguage, ...place }: GuardPlace & { readonly customerLanguage: string | null },
): readonly Finding[] {
  const findings = inspectReply({ text, brand, customerLanguage });
  const { blocks, warnings } = guardVerdict(findings, place, brand.guard.rules);
  return [...blocks, ...warnings.filter(({ kind }) => kind !== 'wrong-language')];
}
