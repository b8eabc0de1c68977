// What the screen of alike messages makes of what it knows: templates, blanks, and who gets the answer. Pure.
import { variablesOf } from '../../../shared/domain/canned-response';
import { isExpired } from '../../../shared/domain/canned-review';
import type { Instant } from '../../../shared/domain/time';
import type {
  AlikeCase,
  AlikeCases,
  JointCase,
  JointPreview,
  JointReading,
} from '../../../shared/ipc/joint-port';
import { cannedValues } from '../../../shared/workspace/canned-values';
import type { Brand, CannedResponse, Member } from '../../../shared/workspace/schema';

/** Names one group while the screen stands. */
export function keyOf({ brandId, cases }: AlikeCases): string {
  return `${brandId} ${cases[0]?.caseId ?? ''}`;
}

/** The brand's texts that are still offered: those tagged with this kind of contact first (R18). */
export function templatesFor(
  brand: Pick<Brand, 'cannedResponses' | 'contactTypes'>,
  contactType: string | null,
  now: Instant,
): readonly CannedResponse[] {
  const label = brand.contactTypes.find(({ id }) => id === contactType)?.label;
  const names = [contactType, label].flatMap((name) => name?.toLowerCase() ?? []);
  const isOfKind = ({ tags }: CannedResponse) => tags.some((tag) => names.includes(tag.toLowerCase()));
  return brand.cannedResponses
    .filter((canned) => !isExpired(canned, now))
    .sort((a, b) => Number(isOfKind(b)) - Number(isOfKind(a)));
}

/** The variables of a template that the console cannot fill by itself: one word for all cases. */
export function blanksOf(
  template: string,
  {
    brand,
    me,
    language,
  }: { readonly brand: Brand; readonly me: Member | undefined; readonly language: string },
): readonly string[] {
  const anybody = { number: 1, tier: null, customer: { name: '…' } };
  const known = cannedValues({ brand, state: anybody, me }, language);
  return variablesOf(template).filter((name) => !(known[name] ?? '').trim());
}

export interface Going {
  readonly cases: readonly AlikeCase[];
  /** Why the others get nothing, the most frequent first; those a person took out are not among them. */
  readonly kept: readonly { readonly code: string; readonly count: number }[];
}

/** Who gets the answer: all but those a person took out, and those where it cannot go. */
export function goingTo(
  { cases }: Pick<AlikeCases, 'cases'>,
  preview: Pick<JointPreview, 'cases'>,
  takenOut: ReadonlySet<string>,
): Going {
  const refused = new Map(preview.cases.map((one) => [one.caseId, one.refused]));
  const counts = new Map<string, number>();
  const going = cases.filter(({ caseId }) => {
    if (takenOut.has(caseId)) return false;
    const code = refused.get(caseId);
    if (typeof code === 'string') counts.set(code, (counts.get(code) ?? 0) + 1);
    return code === null;
  });
  const kept = [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
  return { cases: going, kept };
}

/** Whether anything of it can still leave. */
export function isUnderWay({ counts }: Pick<JointReading, 'counts'>): boolean {
  return counts.waiting + counts.leaving + counts.stuck > 0;
}

/** On the list, and never written: a crash or a stop came in between, or the hub did not take it. */
export function missingOf({ of, counts }: Pick<JointReading, 'of' | 'counts'>): number {
  const known = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return Math.max(0, of - known) + counts.lost;
}

/** What an approver has read, as they approve it. */
export function readOf(
  cases: readonly JointCase[],
): readonly { caseId: JointCase['caseId']; digest: string }[] {
  return cases.flatMap(({ caseId, digest }) => (digest === null ? [] : [{ caseId, digest }]));
}
