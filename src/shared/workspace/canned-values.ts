// What the console fills the variables of a canned response with by itself, in the language of the response (R18).
import { spokenCaseNumber } from '../domain/case-number';
import { hoursWords, lengthWords } from '../domain/service-words';
import type { CaseTier } from '../domain/tier';
import type { Brand } from './schema';

export interface CannedPlace {
  readonly brand: Pick<Brand, 'name' | 'businessHours' | 'promises' | 'terms'>;
  readonly state: {
    readonly number: number;
    readonly tier: CaseTier;
    readonly customer: { readonly name: string } | null;
  };
  readonly me: { readonly name: string; readonly initials: string } | null | undefined;
}

/** By the name of the variable; what is not known is empty, and asked of whoever writes. */
export function cannedValues(
  { brand, state, me }: CannedPlace,
  language: string,
): Readonly<Record<string, string>> {
  // Untriaged runs on yellow's deadline.
  const { target } = brand.promises[state.tier ?? 'yellow'];
  return {
    customer: state.customer?.name ?? '',
    agent: me?.name ?? '',
    initials: me?.initials ?? '',
    brand: brand.name,
    number: spokenCaseNumber(state.number),
    hours: brand.businessHours === undefined ? '' : hoursWords(brand.businessHours, language),
    'response-time': lengthWords(target, language),
    terms: brand.terms,
  };
}
