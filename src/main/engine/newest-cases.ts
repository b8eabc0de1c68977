// Gathers the newest hits of a question until they are of enough cases, and only then reads them, all at once.
import type { CaseId } from '../../shared/domain/ids';
import type { SearchWords } from './search-documents';
import { excerptOf } from './search-excerpt';
import type { SearchTerm } from './search-words';

export interface ShownHit {
  /** The case it is shown in. */
  readonly shown: CaseId;
  readonly position: number;
}

interface Ports {
  readonly wordsAt: (positions: readonly number[]) => readonly (SearchWords | null)[];
  /** Told of the cases before their words are read. */
  readonly foreseen: (cases: readonly CaseId[]) => void;
}

export class NewestCases {
  private readonly excerpts = new Map<CaseId, string>();
  /** Newest first; further hits of a case count when the ones before prove erased. */
  private waiting: readonly ShownHit[] = [];
  private readonly gathered = new Set<CaseId>();

  constructor(
    private readonly terms: readonly SearchTerm[],
    private readonly limit: number,
    private readonly ports: Ports,
  ) {}

  /** Each case once, newest first as far as their newest hits could be read. */
  get found(): ReadonlyMap<CaseId, string> {
    return this.excerpts;
  }

  /** As many cases as are wanted wait or are found. */
  get isEnough(): boolean {
    return this.gathered.size >= this.limit;
  }

  add(hits: readonly ShownHit[]): void {
    this.waiting = [...this.waiting, ...hits.filter(({ shown }) => !this.excerpts.has(shown))];
    for (const { shown } of hits) this.gathered.add(shown);
  }

  /** Reads what waits, as far as it is wanted, in steps. */
  *read(): Generator<void> {
    while (this.waiting.length > 0 && this.excerpts.size < this.limit) {
      this.readNewest();
      yield;
    }
    this.waiting = [];
    this.gathered.clear();
    for (const shown of this.excerpts.keys()) this.gathered.add(shown);
  }

  private readNewest(): void {
    const { wordsAt, foreseen } = this.ports;
    const newest = new Map<CaseId, number>();
    for (const { shown, position } of this.waiting) {
      if (newest.size === this.limit - this.excerpts.size) break;
      if (!newest.has(shown)) newest.set(shown, position);
    }
    foreseen([...newest.keys()]);
    const words = wordsAt([...newest.values()]);
    [...newest.keys()].forEach((shown, at) => {
      const read = words[at];
      if (read) this.excerpts.set(shown, excerptOf(read.text, this.terms));
    });
    this.waiting = this.waiting.filter(
      ({ shown, position }) => !this.excerpts.has(shown) && newest.get(shown) !== position,
    );
  }
}
