// The full-text index: words of messages, notes, replies, customers and tags of every brand, each pointing to its case.
import type { RecordedEvent } from '../../shared/domain/case-event';
import type { BrandId, CaseId } from '../../shared/domain/ids';
import { LogUnreadable } from './log/database';
import type { EventLog } from './log/event-log-port';
import type { KeyRing } from './log/key-ring';
import { deriveKey } from './log/seal';
import { BrandIndex } from './search-brand-index';
import { type SearchWords, standingWords, wordsOf } from './search-documents';
import { SearchFiles } from './search-files';
import type { FoundDocument } from './search-word-table';
import { foldText } from './search-words';

/** Of a brand's even share of hits, since they are never spread evenly; and what a look costs in any case. */
const spread = 1.5;
const smallestShare = 8;

/** What the index is made of and read against: a log, or one that is only read. */
export interface SearchSource {
  readonly events: Pick<EventLog, 'readAfter' | 'readAt' | 'readCase'>;
  readonly keys: Pick<KeyRing, 'forBrand' | 'byId'>;
}

export class SearchIndex {
  private readonly files: SearchFiles;
  private readonly brands = new Map<number, BrandIndex>();
  private readonly merged = new Map<CaseId, CaseId>();
  private readTo = 0;

  /**
   * `file` names all files of the index: there is one for each brand, under a key made of the brand's. Throws
   * LogUnreadable when one is damaged or lost, or left by another log: then all of them have to be removed, by whoever
   * starts next. Not here: a file that was open lives on in locks, which would keep a new one waiting.
   */
  constructor(
    file: string,
    private readonly generation: string,
    private readonly source: SearchSource,
  ) {
    this.files = new SearchFiles(file);
    try {
      this.openAll();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Position of the log up to which every brand's index has read. */
  indexedTo(): number {
    return this.readTo;
  }

  /** Reads events into the index, in a transaction for each brand with how far it has read. */
  take(events: readonly RecordedEvent[], to: number): void {
    const keys = new Map<BrandId, number>();
    const byKey = new Map<number, RecordedEvent[]>();
    for (const event of events) {
      // Of a brand that is forgotten there would be nothing else.
      if (event.body.type === 'CaseErased') continue;
      const key = keys.get(event.brandId) ?? this.source.keys.forBrand(event.brandId).id;
      keys.set(event.brandId, key);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [event]);
      else known.push(event);
    }
    for (const key of byKey.keys()) if (!this.brands.has(key)) this.openBrand(key);
    const stories = new Map<CaseId, readonly RecordedEvent[]>();
    for (const [key, index] of this.brands) {
      const from = index.progress()?.position ?? 0;
      if (to <= from) continue;
      index.advance({ position: to, brands: this.brands.size }, () => {
        for (const event of byKey.get(key) ?? [])
          if (event.position > from) this.takeOne(index, event, stories);
      });
    }
    // Without a brand there is nowhere to keep how far it is: reading on from the start then costs nothing.
    this.readTo = Math.max(this.readTo, to);
  }

  /**
   * Documents of all brands that hold every word, newest first, in small steps of at first `page` hits; erased ones are
   * still among them.
   */
  *matching(match: string, page: number): Generator<readonly FoundDocument[]> {
    const first = shareOf(page, this.brands.size);
    const streams = [...this.brands.values()].map((index) => ({
      pages: index.matching(match, first),
      waiting: [] as FoundDocument[],
      isDone: false,
    }));
    for (;;) {
      for (const stream of streams) {
        while (stream.waiting.length === 0 && !stream.isDone) {
          const { value, done } = stream.pages.next();
          stream.isDone = done === true;
          if (!done) stream.waiting.push(...value);
          yield [];
        }
      }
      const ready = streams.filter(({ waiting }) => waiting.length > 0);
      if (ready.length === 0) return;
      yield newestOf(ready.map(({ waiting }) => waiting));
    }
  }

  /** How common words are in what was written lately: a share of the documents for each question. */
  sharesOf(matches: readonly string[]): readonly number[] {
    const all = [...this.brands.values()].map((index) => index.frequencies(matches));
    const documents = all.reduce((sum, { of }) => sum + of, 0);
    return matches.map((_, at) =>
      documents === 0 ? 0 : all.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0) / documents,
    );
  }

  /** The case in which hits of a case are shown: the one it was merged into. */
  shownIn(caseId: CaseId): CaseId {
    let shown = caseId;
    // A case merged into one that was merged in turn; never round in circles, whatever the file says.
    for (let steps = 0; steps < 100; steps += 1) {
      const into = this.merged.get(shown);
      if (into === undefined) return shown;
      shown = into;
    }
    return shown;
  }

  /**
   * Takes out everything said in some cases, and its words from the files too, in small steps. The files of brands whose
   * key was destroyed go as a whole.
   */
  *forget(cases: readonly CaseId[]): Generator<void> {
    this.dropLost();
    for (const index of this.brands.values()) {
      for (const positions of index.positionsOf(cases)) {
        const progress = index.progress();
        if (positions.length > 0 && progress !== null)
          index.advance(progress, () => {
            for (const position of positions) index.drop(position);
          });
        yield;
      }
    }
    while (this.tidyOne()) yield;
    this.settle();
  }

  /** Removes words for good that were taken out; false when none are left. Takes 50 ms at most. */
  tidyOne(): boolean {
    return [...this.brands.values()].some((index) => index.packOne());
  }

  settle(): void {
    for (const index of this.brands.values()) index.settle();
  }

  close(): void {
    for (const index of this.brands.values()) index.close();
    this.brands.clear();
  }

  private dropLost(): void {
    const lost = [...this.brands].filter(([key]) => this.source.keys.byId(key) === null);
    for (const [key, index] of lost) {
      index.close();
      this.brands.delete(key);
      this.files.remove(key);
    }
    if (lost.length === 0) return;
    for (const index of this.brands.values()) {
      const { position } = index.progress() ?? { position: this.readTo };
      index.advance({ position, brands: this.brands.size }, () => undefined);
    }
  }

  private openAll(): void {
    const keys = this.files.keys();
    const lost = keys.filter((key) => this.source.keys.byId(key) === null);
    // Their key was destroyed: the brand is forgotten here as well.
    for (const key of lost) this.files.remove(key);
    const kept = keys.filter((key) => !lost.includes(key)).map((key) => this.openBrand(key).progress());
    for (const progress of kept)
      if (progress?.brands !== keys.length)
        throw new LogUnreadable('The search index is of another log or version, or a file of it was lost');
    if (kept.length === 0) this.files.removeAll();
    else this.readTo = Math.min(...kept.map((progress) => progress?.position ?? 0));
    for (const index of this.brands.values()) {
      for (const [from, into] of index.mergedCases()) this.merged.set(from, into);
      if (lost.length > 0)
        index.advance({ position: this.readTo, brands: this.brands.size }, () => undefined);
    }
  }

  private openBrand(key: number): BrandIndex {
    const sealKey = this.source.keys.byId(key);
    if (sealKey === null) throw new LogUnreadable(`The key of brand ${key} is destroyed`);
    const pageKey = deriveKey(sealKey.export(), 'semaforo/search-pages/2');
    const index = BrandIndex.open(this.files.of(key), pageKey, this.generation);
    this.brands.set(key, index);
    return index;
  }

  private takeOne(
    index: BrandIndex,
    event: RecordedEvent,
    stories: Map<CaseId, readonly RecordedEvent[]>,
  ): void {
    const words = wordsOf(event);
    if (words === 'look-again') this.lookAgain(index, event, stories);
    else if (words !== null) index.put(event, textOf(words));
  }

  private lookAgain(
    index: BrandIndex,
    event: RecordedEvent,
    stories: Map<CaseId, readonly RecordedEvent[]>,
  ): void {
    const { caseId, position } = event;
    // Read once for all of a burst of edits, and then only as far as the event.
    const story = stories.get(caseId) ?? this.source.events.readCase(caseId);
    stories.set(caseId, story);
    const past = story.filter((one) => one.position <= position);
    const standing = standingWords(past);
    for (const one of past) if (!standing.words.has(one.position)) index.drop(one.position);
    const now = standing.words.get(position);
    if (now !== undefined) index.put(event, textOf(now));
    this.merge(index, caseId, standing.mergedInto);
  }

  private merge(index: BrandIndex, caseId: CaseId, into: CaseId | null): void {
    if ((this.merged.get(caseId) ?? null) === into) return;
    index.merge(caseId, into);
    if (into === null) this.merged.delete(caseId);
    else this.merged.set(caseId, into);
  }
}

/** What each of several brands gives at first: of twenty, nineteen in twenty hits would be fetched for nothing. */
function shareOf(page: number, brands: number): number {
  return brands < 2 ? page : Math.min(page, Math.max(smallestShare, Math.ceil((page / brands) * spread)));
}

function textOf({ heading, text }: SearchWords): string {
  return foldText(`${heading}\n${text}`);
}

/** Takes from sorted lists as long as one is not used up. */
function newestOf(waiting: readonly FoundDocument[][]): readonly FoundDocument[] {
  const taken: FoundDocument[] = [];
  while (waiting.every((list) => list.length > 0)) {
    const newest = waiting.reduce((one, other) =>
      (other[0]?.position ?? 0) > (one[0]?.position ?? 0) ? other : one,
    );
    taken.push(...newest.splice(0, 1));
  }
  return taken;
}
