// Many phrases looked for at once: each word of a message is looked up once, whatever the number of phrases.
import { foldText, wordsOf } from '../fold-words';
import { isWrittenWithoutSpaces, spokenText } from '../spoken-text';
import { formsOf } from '../word-forms';
import { isEverydayWord } from './everyday-words';
import { slipsForgiven, withoutHeldKeys } from './misspelling';
import { SlipIndex } from './slip-index';

export interface WantedPhrase {
  readonly text: string;
  readonly misspellings: boolean;
}

/** Finds phrases by their place in the list they were compiled from. */
export interface PhraseMatcher {
  /** Each phrase that stands in the text, with the words it was first found as, folded. */
  readonly find: (text: string) => ReadonlyMap<number, string>;
}

/** A word of a phrase, shared by all phrases that have it. */
type Slot = number;
interface Ordered {
  readonly index: number;
  readonly slots: readonly Slot[];
}

/**
 * Makes phrases ready for any number of texts. A phrase is words in a row, in any case, with or without accents, in
 * the inflections of word-forms.ts and, where wanted, with small slips. In scripts without spaces, and of signs
 * alone, it is found anywhere. One with neither is never found.
 */
export function compilePhrases(phrases: readonly WantedPhrase[]): PhraseMatcher {
  const lexicon = new Lexicon();
  const byFirst = new Map<Slot, Ordered[]>();
  const anywhere: { readonly index: number; readonly folded: string }[] = [];
  phrases.forEach(({ text, misspellings }, index) => {
    const words = wordsOf(text);
    if (words.length === 0 || isWrittenWithoutSpaces(text)) {
      const folded = foldText(text).trim();
      if (folded !== '') anywhere.push({ index, folded });
      return;
    }
    const slots = words.map((word) => lexicon.slotOf(word, misspellings));
    const [first = -1] = slots;
    const known = byFirst.get(first);
    if (known) known.push({ index, slots });
    else byFirst.set(first, [{ index, slots }]);
  });
  return {
    find: (text) => {
      const spoken = spokenText(text);
      const found = new Map<number, string>();
      if (byFirst.size > 0) findInWords(wordsOf(spoken), { lexicon, byFirst }, found);
      if (anywhere.length > 0) {
        const folded = foldText(spoken);
        for (const one of anywhere) if (folded.includes(one.folded)) found.set(one.index, one.folded);
      }
      return found;
    },
  };
}

interface Known {
  readonly lexicon: Lexicon;
  readonly byFirst: ReadonlyMap<Slot, readonly Ordered[]>;
}

function findInWords(
  words: readonly string[],
  { lexicon, byFirst }: Known,
  found: Map<number, string>,
): void {
  const meanings = words.map((word) => lexicon.meaningsOf(word));
  meanings.forEach((slots, start) => {
    for (const slot of slots)
      for (const phrase of byFirst.get(slot) ?? []) {
        if (found.has(phrase.index)) continue;
        if (!phrase.slots.every((wanted, offset) => meanings[start + offset]?.includes(wanted))) continue;
        found.set(phrase.index, words.slice(start, start + phrase.slots.length).join(' '));
      }
  });
}

/** Messages repeat their words; more different ones than that are not worth remembering. */
const wordsRemembered = 50_000;
const nothing: readonly Slot[] = [];

class Lexicon {
  private readonly slots = new Map<string, Slot>();
  private readonly exact = new Map<string, Slot[]>();
  private readonly forgiving = new Set<Slot>();
  private readonly slips = new SlipIndex<Slot>();
  private readonly remembered = new Map<string, readonly Slot[]>();

  slotOf(word: string, misspellings: boolean): Slot {
    const name = `${misspellings ? '~' : '='}${word}`;
    const named = this.slots.get(name);
    if (named !== undefined) return named;
    const slot = this.slots.size;
    this.slots.set(name, slot);
    if (misspellings) this.forgiving.add(slot);
    for (const form of formsOf(word)) {
      const known = this.exact.get(form);
      if (known === undefined) this.exact.set(form, [slot]);
      else known.push(slot);
      // A second slip is forgiven in the word as the rule has it: inflections of long words would be half a dictionary.
      const forgiven = misspellings ? Math.min(slipsForgiven(form), form === word ? 2 : 1) : 0;
      if (forgiven > 0) this.slips.add(form, forgiven, slot);
    }
    return slot;
  }

  /** What a word of a message may stand for. */
  meaningsOf(written: string): readonly Slot[] {
    const known = this.remembered.get(written);
    if (known !== undefined) return known;
    if (this.remembered.size >= wordsRemembered) this.remembered.clear();
    const found = new Set(this.exact.get(written));
    if (this.forgiving.size > 0) this.addSlips(written, found);
    const slots = found.size === 0 ? nothing : [...found];
    this.remembered.set(written, slots);
    return slots;
  }

  private addSlips(written: string, found: Set<Slot>): void {
    if (isEverydayWord(written)) return;
    const spellings = [written, ...withoutHeldKeys(written)];
    for (const spelling of spellings) {
      if (spelling !== written) this.addHeld(spelling, found);
      this.slips.addMeant(spelling, found);
    }
  }

  /** A held key is a slip, whatever the length of the word; only where slips count. */
  private addHeld(spelling: string, found: Set<Slot>): void {
    for (const slot of this.exact.get(spelling) ?? []) if (this.forgiving.has(slot)) found.add(slot);
  }
}
