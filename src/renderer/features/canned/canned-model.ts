// Which canned responses are offered, and in which order: pure.
import { isExpired } from '../../../shared/domain/canned-review';
import type { Instant } from '../../../shared/domain/time';
import type { Brand, CannedResponse } from '../../../shared/workspace/schema';

/** The brand's responses that are still offered, those in the customer's language first. */
export function inOrder(brand: Brand, language: string | null, now: Instant): readonly CannedResponse[] {
  const wanted = (language ?? brand.language).slice(0, 2);
  const fits = (canned: CannedResponse) => canned.language.slice(0, 2) === wanted;
  return brand.cannedResponses
    .filter((canned) => !isExpired(canned, now))
    .sort((a, b) => Number(fits(b)) - Number(fits(a)));
}
