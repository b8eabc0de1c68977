// The words behind hits, read from the log and kept for a while: who types on, or asks for frequent words, meets the same ones.
import { type SearchWords, standingWords, wordsOf } from './search-documents';
import type { SearchSource } from './search-index';

/** Characters kept: a few thousand usual messages. A longer text than that is read each time. */
const mostKept = 2_000_000;
const longestKept = 20_000;

export class HitWords {
  /** By the position of the event that brought them; those met last come last. */
  private readonly kept = new Map<number, SearchWords>();
  private characters = 0;

  constructor(private readonly source: SearchSource) {}

  /**
   * Null for what was erased: then nothing of it is shown, even before the index has forgotten it. Throws LogUnreadable
   * when an event it reads is damaged.
   */
  at(positions: readonly number[]): readonly (SearchWords | null)[] {
    const missing = positions.filter((position) => !this.kept.has(position));
    const read = this.read(missing);
    const found = new Map(missing.map((position, index) => [position, read[index] ?? null]));
    const words = positions.map((position) => this.kept.get(position) ?? found.get(position) ?? null);
    positions.forEach((position, index) => {
      this.keep(position, words[index] ?? null);
    });
    return words;
  }

  /** Call when keys may have been destroyed or events count no more; nothing else changes what was read. */
  forget(): void {
    this.kept.clear();
    this.characters = 0;
  }

  private read(positions: readonly number[]): readonly (SearchWords | null)[] {
    if (positions.length === 0) return [];
    const { events } = this.source;
    return events.readAt(positions).map((event) => {
      if (event === null) return null;
      const words = wordsOf(event);
      if (words !== 'look-again') return words;
      const past = events.readCase(event.caseId).filter((one) => one.position <= event.position);
      return standingWords(past).words.get(event.position) ?? null;
    });
  }

  private keep(position: number, words: SearchWords | null): void {
    if (words === null || lengthOf(words) > longestKept) return;
    this.drop(position);
    this.kept.set(position, words);
    this.characters += lengthOf(words);
    for (const oldest of this.kept.keys()) {
      if (this.characters <= mostKept) return;
      this.drop(oldest);
    }
  }

  private drop(position: number): void {
    const words = this.kept.get(position);
    if (words !== undefined && this.kept.delete(position)) this.characters -= lengthOf(words);
  }
}

function lengthOf({ heading, text }: SearchWords): number {
  return heading.length + text.length;
}
