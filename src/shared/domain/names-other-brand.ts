// Wrong-brand protection: whether a text that one brand speaks names another of ours (requirements, section 3.8).
import { foldText, wordsOf } from './fold-words';
import type { BrandId } from './ids';
import { formsOf } from './word-forms';

export interface NamedBrand {
  readonly id: BrandId;
  readonly name: string;
}

/** Names from so many letters on are also found written as one word: "#AureaDerma". */
const shortestJoined = 5;

/**
 * The first of our other brands that a text names; null when it names none. A name counts whatever its capitals and
 * accents, in its plural and possessive, and written as one word; where names overlap the longest is meant, so that a
 * brand may be called like another one and something more.
 */
export function namesOtherBrand<Brand extends NamedBrand>(
  text: string,
  brands: readonly Brand[],
  own: BrandId,
): Brand | null {
  const words = wordsOf(text);
  const names = brands
    .flatMap((brand) => spellingsOf(brand.name).map((spelling) => ({ brand, spelling })))
    .sort(
      (a, b) =>
        b.spelling.length - a.spelling.length || Number(b.brand.id === own) - Number(a.brand.id === own),
    );
  for (let at = 0; at < words.length; ) {
    const found = names.find(({ spelling }) => standsAt(words, at, spelling));
    if (found !== undefined && found.brand.id !== own) return found.brand;
    at += found?.spelling.length ?? 1;
  }
  return null;
}

/** Whether what somebody typed is the name of a brand, as a confirmation asks for it. */
export function isNameOf(typed: string, brand: Pick<NamedBrand, 'name'>): boolean {
  const folded = wordsOf(typed).join(' ');
  return folded !== '' && folded === wordsOf(brand.name).join(' ');
}

type Spelling = readonly ReadonlySet<string>[];

/** Word by word, and as one word. */
function spellingsOf(name: string): readonly Spelling[] {
  const words = wordsOf(name);
  if (words.length === 0) return [];
  const joined = foldText(words.join(''));
  const apart = words.map((word) => withPossessive(word));
  return words.length > 1 && joined.length >= shortestJoined ? [apart, [withPossessive(joined)]] : [apart];
}

/** A possessive folds to a word with an s at its end. */
function withPossessive(word: string): ReadonlySet<string> {
  return new Set([...formsOf(word), `${word}s`]);
}

function standsAt(words: readonly string[], at: number, spelling: Spelling): boolean {
  return spelling.every((forms, place) => forms.has(words[at + place] ?? ''));
}
