// Words that forgive slips, found by what somebody wrote in place of them.
import { shortenings, slipsBetween, slipsToTry } from './misspelling';

interface Forgiving<Meaning> {
  readonly form: string;
  readonly meaning: Meaning;
}
type ByShortening<Meaning> = Map<number, Forgiving<Meaning>[]>;

/** Whatever the number of words, one that is written is compared with the few that it may be a slip of. */
export class SlipIndex<Meaning> {
  private readonly forgivingOne: ByShortening<Meaning> = new Map();
  private readonly forgivingTwo: ByShortening<Meaning> = new Map();

  /** `forgiven`: how many slips, 1 or 2. */
  add(form: string, forgiven: number, meaning: Meaning): void {
    const forms = forgiven > 1 ? this.forgivingTwo : this.forgivingOne;
    const one = { form, meaning };
    for (const short of new Set(shortenings(form, forgiven))) {
      const known = forms.get(short);
      if (known === undefined) forms.set(short, [one]);
      else known.push(one);
    }
  }

  /** Adds what a word may be meant as; each word forgives as many slips as it was added with. */
  addMeant(written: string, meant: Set<Meaning>): void {
    const tried = slipsToTry(written);
    if (tried > 0) addWithin(1, this.forgivingOne, { written, meant });
    if (tried > 1) addWithin(2, this.forgivingTwo, { written, meant });
  }
}

function addWithin<Meaning>(
  slips: number,
  forms: ByShortening<Meaning>,
  { written, meant }: { readonly written: string; readonly meant: Set<Meaning> },
): void {
  if (forms.size === 0) return;
  for (const short of shortenings(written, slips))
    for (const { form, meaning } of forms.get(short) ?? [])
      if (!meant.has(meaning) && isWithin(slips, form, written)) meant.add(meaning);
}

function isWithin(slips: number, form: string, written: string): boolean {
  // Nobody misses the first letter.
  return (
    form[0] === written[0] &&
    Math.abs(form.length - written.length) <= slips &&
    slipsBetween(form, written) <= slips
  );
}
