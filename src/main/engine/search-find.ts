// Answers a question from index and log in small steps, so that a newer question can overtake it.
import type { CaseId } from '../../shared/domain/ids';
import type { SearchOrder } from '../../shared/ipc/engine-answers';
import { type SearchWords, standingWords, wordsOf } from './search-documents';
import { excerptOf } from './search-excerpt';
import type { SearchIndex, SearchSource } from './search-index';
import { scoreOf } from './search-score';
import { foldText, matchOf, type SearchTerm, searchTerms } from './search-words';

export interface SearchQuestion {
  readonly text: string;
  /** Cases. */
  readonly limit: number;
  readonly order: SearchOrder;
}

export interface FoundCase {
  readonly caseId: CaseId;
  readonly excerpt: string;
}

/** Hits looked at: a case with thousands of them must not keep a question busy for ever. */
const mostHits = 8_192;
/** Fetched beyond the cases wanted: some cases have more hits than one. */
const spareHits = 14;
/** The newest hits among which the best are chosen: each is read from the log, at 40 us. */
const mostRanked = 300;
const rankedPerStep = 50;

interface Ports {
  readonly index: SearchIndex;
  readonly source: SearchSource;
}

/** Each case once, with words around its hit. Throws LogUnreadable when an event it reads is damaged. */
export function* findCases(ports: Ports, question: SearchQuestion): Generator<void, readonly FoundCase[]> {
  const terms = searchTerms(question.text);
  if (terms.length === 0) return [];
  return question.order === 'best'
    ? yield* bestCases(ports, terms, question.limit)
    : yield* newestCases(ports, terms, question.limit);
}

function* newestCases(
  { index, source }: Ports,
  terms: readonly SearchTerm[],
  limit: number,
): Generator<void, readonly FoundCase[]> {
  const found = new Map<CaseId, string>();
  let hits = 0;
  for (const page of index.matching(matchOf(terms), limit + spareHits)) {
    // The newest hit of each case that is not shown yet: few are read only to be thrown away.
    const fresh = new Map<CaseId, number>();
    for (const { position, caseId } of page) {
      const shown = index.shownIn(caseId);
      if (!found.has(shown) && !fresh.has(shown)) fresh.set(shown, position);
    }
    const cases = [...fresh].slice(0, limit - found.size);
    const words = wordsAt(
      source,
      cases.map(([, position]) => position),
    );
    cases.forEach(([shown], at) => {
      const read = words[at];
      if (read) found.set(shown, excerptOf(read.text, terms));
    });
    if (found.size >= limit) break;
    hits += page.length;
    if (hits >= mostHits) break;
    yield;
  }
  return casesIn(found);
}

interface Ranked {
  readonly caseId: CaseId;
  readonly position: number;
  readonly score: number;
  readonly text: string;
}

function* bestCases(
  { index, source }: Ports,
  terms: readonly SearchTerm[],
  limit: number,
): Generator<void, readonly FoundCase[]> {
  const shares = terms.length === 1 ? [0] : index.sharesOf(terms.map((term) => matchOf([term])));
  const scored = terms.map((term, at) => ({ ...term, share: shares[at] ?? 0 }));
  const best = new Map<CaseId, Ranked>();
  let read = 0;
  for (const page of index.matching(matchOf(terms), mostRanked)) {
    for (let from = 0; from < page.length && read < mostRanked; from += rankedPerStep) {
      const hits = page.slice(from, Math.min(from + rankedPerStep, from + mostRanked - read));
      read += hits.length;
      const words = wordsAt(
        source,
        hits.map(({ position }) => position),
      );
      hits.forEach(({ position, caseId }, at) => {
        const found = words[at];
        if (!found) return;
        const shown = index.shownIn(caseId);
        const score = scoreOf({ heading: foldText(found.heading), body: foldText(found.text) }, scored);
        if (score > (best.get(shown)?.score ?? Number.NEGATIVE_INFINITY))
          best.set(shown, { caseId: shown, position, score, text: found.text });
      });
      yield;
    }
    if (read >= mostRanked) break;
    yield;
  }
  return casesIn(inOrder(best, terms, limit));
}

/** Of equally good ones the newer. */
function inOrder(best: ReadonlyMap<CaseId, Ranked>, terms: readonly SearchTerm[], limit: number) {
  const sorted = [...best.values()].sort((a, b) => b.score - a.score || b.position - a.position);
  return new Map(sorted.slice(0, limit).map(({ caseId, text }) => [caseId, excerptOf(text, terms)]));
}

function casesIn(found: ReadonlyMap<CaseId, string>): readonly FoundCase[] {
  return [...found].map(([caseId, excerpt]) => ({ caseId, excerpt }));
}

/** Null for what was erased: then nothing of it is shown, even before the index has forgotten it. */
function wordsAt(source: SearchSource, positions: readonly number[]): readonly (SearchWords | null)[] {
  if (positions.length === 0) return [];
  return source.events.readAt(positions).map((event) => {
    if (event === null) return null;
    const words = wordsOf(event);
    if (words !== 'look-again') return words;
    const past = source.events.readCase(event.caseId).filter((one) => one.position <= event.position);
    return standingWords(past).words.get(event.position) ?? null;
  });
}
