// Groups texts that say nearly the same, so that people can look at them, and answer them, together.
import { wordsOf } from './fold-words';
import { isEverydayWord } from './rules/everyday-words';
import { spokenText } from './spoken-text';

export interface TextToGroup<Id> {
  readonly id: Id;
  readonly text: string;
}

export interface AlikeGroup<Id> {
  /** At least two, in the order in which they were given. */
  readonly ids: readonly Id[];
  /** The one that stands best for all of them. */
  readonly typical: Id;
}

/** Longer texts are known by how they begin. */
const longestText = 4_000;
const mostWords = 40;
/** Of a word that stands in more groups than these, only the first ones are looked at. */
const mostGroupsOfWord = 200;
const shortestWord = 4;
const stemLength = 7;
const shortestCutVowel = 5;
/** "pedido" and "problema" say less than "sarpullido", and more than nothing. */
const everydayShare = 0.5;
/** The cosine from which on a text belongs to a group. */
const alikeFrom = 0.45;

interface Group {
  readonly members: { readonly place: number; readonly words: ReadonlyMap<string, number> }[];
  /** The square of the length of the sum of its members. */
  square: number;
}

/**
 * Puts each text into the group whose words it shares most of, or begins one with it. What stands in few texts counts
 * more than what stands in many; names of people, links and numbers (of orders, mostly) count nothing. The same texts
 * in the same order give the same groups, in slices of any size; texts of the same words are always together. What one
 * text costs is bounded by `mostWords` and `mostGroupsOfWord`, however many there are.
 */
export class AlikeTexts<Id> {
  private readonly stems: (readonly string[])[] = [];
  private readonly textsWith = new Map<string, number>();
  private readonly grouped: Group[] = [];
  private readonly bySameWords = new Map<string, number>();
  /** For each word, how much of it each group has. */
  private readonly shares = new Map<string, Map<number, number>>();
  private placed = 0;

  constructor(private readonly texts: readonly TextToGroup<Id>[]) {}

  get isDone(): boolean {
    return this.placed === this.texts.length;
  }

  /** Each text is looked at twice: its words are counted, and then it is placed. From 0 to 1. */
  get progress(): number {
    return this.texts.length === 0 ? 1 : (this.stems.length + this.placed) / (2 * this.texts.length);
  }

  /** Looks at so many texts more. */
  next(count: number): void {
    for (let left = count; left > 0 && !this.isDone; left -= 1) {
      const text = this.texts[this.stems.length];
      if (text === undefined) this.place();
      else this.count(text.text);
    }
  }

  /** Those of two or more, the largest first. To be asked when all is done. */
  groups(): readonly AlikeGroup<Id>[] {
    return this.grouped
      .filter(({ members }) => members.length > 1)
      .sort((a, b) => b.members.length - a.members.length)
      .flatMap((group) => {
        const ids = group.members.flatMap(({ place }) => this.idAt(place));
        const typical = this.typicalOf(group);
        return typical.map((id) => ({ ids, typical: id }));
      });
  }

  private count(text: string): void {
    const stems = stemsOf(text);
    for (const stem of stems) this.textsWith.set(stem, (this.textsWith.get(stem) ?? 0) + 1);
    this.stems.push(stems);
  }

  private place(): void {
    const stems = this.stems[this.placed] ?? [];
    const place = this.placed;
    this.placed += 1;
    if (stems.length === 0) return;
    const same = [...stems].sort().join(' ');
    const words = this.weigh(stems);
    const at = this.bySameWords.get(same) ?? this.nearest(words) ?? this.grouped.length;
    this.bySameWords.set(same, at);
    const group = this.grouped[at] ?? { members: [], square: 0 };
    this.grouped[at] = group;
    group.members.push({ place, words });
    for (const [word, weight] of words) {
      const shares = this.shares.get(word) ?? new Map<number, number>();
      const before = shares.get(at) ?? 0;
      if (before === 0 && shares.size >= mostGroupsOfWord) continue;
      shares.set(at, before + weight);
      this.shares.set(word, shares);
      group.square += (before + weight) ** 2 - before ** 2;
    }
  }

  /** The words of a text with what each weighs, of length one together. */
  private weigh(stems: readonly string[]): ReadonlyMap<string, number> {
    const weights = stems.map((stem): readonly [string, number] => {
      const rarity = Math.log(1 + this.texts.length / (this.textsWith.get(stem) ?? 1));
      return [stem, rarity * (stem.startsWith(everydayMark) ? everydayShare : 1)];
    });
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight ** 2, 0));
    return new Map(weights.map(([stem, weight]) => [stem, weight / length]));
  }

  private nearest(words: ReadonlyMap<string, number>): number | null {
    const dots = new Map<number, number>();
    for (const [word, weight] of words)
      for (const [at, share] of this.shares.get(word) ?? [])
        dots.set(at, (dots.get(at) ?? 0) + weight * share);
    let nearest: number | null = null;
    let best = alikeFrom;
    for (const [at, dot] of dots) {
      const cosine = dot / Math.sqrt(this.grouped[at]?.square ?? 1);
      if (cosine <= best) continue;
      nearest = at;
      best = cosine;
    }
    return nearest;
  }

  private typicalOf(group: Group): readonly Id[] {
    const at = this.grouped.indexOf(group);
    let typical = 0;
    let best = -1;
    for (const { place, words } of group.members) {
      let dot = 0;
      for (const [word, weight] of words) dot += weight * (this.shares.get(word)?.get(at) ?? 0);
      if (dot <= best) continue;
      typical = place;
      best = dot;
    }
    return this.idAt(typical);
  }

  private idAt(place: number): readonly Id[] {
    const text = this.texts[place];
    return text === undefined ? [] : [text.id];
  }
}

/** Put before the stem of an everyday word; no word holds it. */
const everydayMark = '~';

/** What a text is known by: its words of some length; all its words where it has only short ones. */
function stemsOf(text: string): readonly string[] {
  const words = wordsOf(spokenText(text.slice(0, longestText))).filter((word) => !/\p{N}/u.test(word));
  const long = words.filter((word) => word.length >= shortestWord);
  const stems = new Set((long.length === 0 ? words : long).map(stemOf));
  return [...stems].slice(0, mostWords);
}

/** Number and gender of both languages go, and what is behind the stem of a long word. */
function stemOf(word: string): string {
  const singular = word.length > shortestWord && word.endsWith('s') ? word.slice(0, -1) : word;
  const bare = singular.length >= shortestCutVowel ? singular.replace(/[aeo]$/, '') : singular;
  const stem = bare.slice(0, stemLength);
  return isEverydayWord(word) ? everydayMark + stem : stem;
}
