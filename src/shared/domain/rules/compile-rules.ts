// All rules of a workspace made into one matcher, so that two hundred cost hardly more than one.
import { fitsMessage, type RuleWorld } from './fits-message';
import { compilePhrases, type PhraseMatcher, type WantedPhrase } from './phrase-matcher';
import type { MessageFacts, TriageRule } from './rule';
import type { FoundWords } from './rule-reason';

export interface RuleHit {
  readonly rule: TriageRule;
  /** Empty where the rule asks for no words. */
  readonly found: readonly FoundWords[];
}

interface CompiledRule {
  readonly rule: TriageRule;
  /** Places of phrases in the matcher. */
  readonly anyOf: readonly number[];
  readonly allOf: readonly number[];
  readonly noneOf: readonly number[];
}

export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  readonly matcher: PhraseMatcher;
  /** Rules by one phrase without which they cannot fit. */
  readonly byPhrase: ReadonlyMap<number, readonly number[]>;
  /** Rules that ask for no words. */
  readonly wordless: readonly number[];
  readonly world: RuleWorld;
}

/** Makes rules ready for any number of messages. Those that are off are left out, unless they are to be tried. */
export function compileRules(
  rules: readonly TriageRule[],
  world: RuleWorld,
  which: 'on' | 'all' = 'on',
): CompiledRules {
  const wanted: WantedPhrase[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string, misspellings: boolean) => {
    const key = `${misspellings ? '~' : '='}${text}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, wanted.length);
    return wanted.push({ text, misspellings }) - 1;
  };
  const compiled = rules
    .filter((rule) => rule.isOn || which === 'all')
    .map((rule) => {
      const { anyOf = [], allOf = [], noneOf = [], misspellings } = rule.when;
      const asPlaces = (texts: readonly string[]) => texts.map((text) => placeOf(text, misspellings));
      return { rule, anyOf: asPlaces(anyOf), allOf: asPlaces(allOf), noneOf: asPlaces(noneOf) };
    });
  const byPhrase = new Map<number, number[]>();
  const wordless: number[] = [];
  compiled.forEach(({ anyOf, allOf }, index) => {
    const needed = allOf.length > 0 ? allOf.slice(0, 1) : anyOf;
    if (needed.length === 0) wordless.push(index);
    for (const place of new Set(needed)) byPhrase.set(place, [...(byPhrase.get(place) ?? []), index]);
  });
  return { rules: compiled, matcher: compilePhrases(wanted), byPhrase, wordless, world };
}

/** The rules that fit a message, in their order, each with the words it was found by. */
export function fittingRules(compiled: CompiledRules, facts: MessageFacts): readonly RuleHit[] {
  const found = compiled.matcher.find(facts.text);
  const candidates = new Set(compiled.wordless);
  for (const place of found.keys())
    for (const index of compiled.byPhrase.get(place) ?? []) candidates.add(index);
  if (candidates.size === 0) return [];
  const hits: RuleHit[] = [];
  for (const index of [...candidates].sort((a, b) => a - b)) {
    const one = compiled.rules[index];
    if (one === undefined || !hasWords(one, found)) continue;
    if (!fitsMessage(one.rule.when, facts, compiled.world)) continue;
    hits.push({ rule: one.rule, found: foundWords(one, found) });
  }
  return hits;
}

type Found = ReadonlyMap<number, string>;

function hasWords({ anyOf, allOf, noneOf }: CompiledRule, found: Found): boolean {
  return (
    (anyOf.length === 0 || anyOf.some((place) => found.has(place))) &&
    allOf.every((place) => found.has(place)) &&
    !noneOf.some((place) => found.has(place))
  );
}

function foundWords({ rule, anyOf, allOf }: CompiledRule, found: Found): readonly FoundWords[] {
  const words: FoundWords[] = [];
  addFound(words, { places: allOf, texts: rule.when.allOf }, found);
  addFound(words, { places: anyOf, texts: rule.when.anyOf }, found);
  return words;
}

function addFound(
  words: FoundWords[],
  {
    places,
    texts = [],
  }: { readonly places: readonly number[]; readonly texts: readonly string[] | undefined },
  found: Found,
): void {
  // Most of a rule's phrases are not there, and a list for each of them would cost more than all other looks.
  for (let index = 0; index < places.length; index += 1) {
    const as = found.get(places[index] ?? -1);
    if (as !== undefined) words.push({ phrase: texts[index] ?? '', as });
  }
}
