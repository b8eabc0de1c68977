// What there is to review this month, and in which order: pure.
import { isExpired, isReviewDue } from '../../../shared/domain/canned-review';
import { type CannedFigures, heavilyChanged } from '../../../shared/domain/faq/faq-tally';
import type { QuestionCluster } from '../../../shared/domain/faq/question-clusters';
import { day, type Instant } from '../../../shared/domain/time';
import type { FaqReading } from '../../../shared/ipc/faq-reading';
import type { Brand, CannedResponse } from '../../../shared/workspace/schema';

export type ReviewReason = 'old' | 'heavy' | 'unused' | 'expired';

export type FaqItem =
  | {
      readonly kind: 'text';
      readonly key: string;
      readonly brand: Brand;
      readonly canned: CannedResponse;
      /** Null: not used in those days, or not known yet. */
      readonly figures: CannedFigures | null;
      /** Whether what was answered has been read. */
      readonly isRead: boolean;
      readonly reasons: readonly ReviewReason[];
    }
  | {
      readonly kind: 'cluster';
      readonly key: string;
      readonly brand: Brand;
      readonly cluster: QuestionCluster;
    };

/** One changed text may be a whim. */
const fewestUses = 3;

/** What is to be reviewed, then questions without a ready answer, then the other texts by use, then retired ones. */
export function faqItems(
  brands: readonly Brand[],
  reading: Pick<FaqReading, 'figures' | 'clusters'> | undefined,
  now: Instant,
): readonly FaqItem[] {
  const figures = new Map(
    reading?.figures.map((one) => [keyOf(one.brandId, one.cannedId, one.language), one] as const),
  );
  const texts = brands.flatMap((brand) =>
    brand.cannedResponses.map((canned) =>
      textItem(brand, canned, {
        figures: figures.get(keyOf(brand.id, canned.id, canned.language)) ?? null,
        isRead: reading !== undefined,
        now,
      }),
    ),
  );
  const clusters = (reading?.clusters ?? []).flatMap((cluster, index): readonly FaqItem[] => {
    const brand = brands.find(({ id }) => id === cluster.brandId);
    return brand === undefined ? [] : [{ kind: 'cluster', key: `cluster ${index}`, brand, cluster }];
  });
  const uses = ({ figures }: (typeof texts)[number]) => figures?.uses ?? 0;
  const isOver = ({ reasons }: (typeof texts)[number]) => reasons.includes('expired');
  const inUse = texts.filter((item) => !isOver(item)).sort((a, b) => uses(b) - uses(a));
  return [
    ...inUse.filter(({ reasons }) => reasons.length > 0),
    ...clusters,
    ...inUse.filter(({ reasons }) => reasons.length === 0),
    ...texts.filter(isOver),
  ];
}

const keyOf = (...parts: readonly string[]) => parts.join(' ');

function textItem(
  brand: Brand,
  canned: CannedResponse,
  {
    figures,
    isRead,
    now,
  }: { readonly figures: CannedFigures | null; readonly isRead: boolean; readonly now: Instant },
) {
  const due = isReviewDue(canned, now);
  const reviewedAt = canned.reviewed === undefined ? 0 : Date.parse(canned.reviewed);
  const reasons: ReviewReason[] = [];
  if (isExpired(canned, now)) reasons.push('expired');
  else {
    if (due) reasons.push('old');
    // What was changed before somebody looked at it says nothing of it as it is now.
    const isHeavy = figures !== null && figures.uses >= fewestUses && figures.changed >= heavilyChanged;
    if (isHeavy && figures.lastUsedAt >= reviewedAt + day) reasons.push('heavy');
    if (due && isRead && figures === null) reasons.push('unused');
  }
  const key = keyOf(brand.id, canned.id);
  return { kind: 'text' as const, key, brand, canned, figures, isRead, reasons };
}

/** A short name for a new text, such as the definition takes, that none of the others has. */
export function freshId(title: string, taken: readonly string[]): string {
  const plain =
    title
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\u0300-\u036f]/gu, '')
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 56)
      .replace(/-+$/u, '') || 'text';
  if (!taken.includes(plain)) return plain;
  let count = 2;
  while (taken.includes(`${plain}-${count}`)) count += 1;
  return `${plain}-${count}`;
}
