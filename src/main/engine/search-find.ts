// Answers a question from index and log in small steps, so that a newer question can overtake it.
import type { CaseId } from '../../shared/domain/ids';
import type { SearchOrder } from '../../shared/ipc/engine-answers';
import { HitWords } from './hit-words';
import { NewestCases } from './newest-cases';
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
  /** What questions before this one have read; absent: nothing. */
  readonly words?: HitWords;
  /** Told of cases that will be among those found, unless their words prove erased: so that others can begin on them. */
  readonly foreseen?: (cases: readonly CaseId[]) => void;
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
  { index, source, words = new HitWords(source), foreseen = () => undefined }: Ports,
  terms: readonly SearchTerm[],
  limit: number,
): Generator<void, readonly FoundCase[]> {
  const wordsAt = (positions: readonly number[]) => words.at(positions);
  const cases = new NewestCases(terms, limit, { wordsAt, foreseen });
  let hits = 0;
  for (const page of index.matching(matchOf(terms), limit + spareHits)) {
    cases.add(page.map(({ position, caseId }) => ({ position, shown: index.shownIn(caseId) })));
    if (cases.isEnough) yield* cases.read();
    hits += page.length;
    if (cases.found.size >= limit || hits >= mostHits) break;
    yield;
  }
  yield* cases.read();
  return casesIn(cases.found);
}

interface Ranked {
  readonly caseId: CaseId;
  readonly position: number;
  readonly score: number;
  readonly text: string;
}

function* bestCases(
  { index, source, words = new HitWords(source), foreseen = () => undefined }: Ports,
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
      const texts = words.at(hits.map(({ position }) => position));
      hits.forEach(({ position, caseId }, at) => {
        const found = texts[at];
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
  const ranked = inOrder(best).slice(0, limit);
  foreseen(ranked.map(({ caseId }) => caseId));
  return casesIn(new Map(ranked.map(({ caseId, text }) => [caseId, excerptOf(text, terms)])));
}

/** Of equally good ones the newer. */
function inOrder(best: ReadonlyMap<CaseId, Ranked>): readonly Ranked[] {
  return [...best.values()].sort((a, b) => b.score - a.score || b.position - a.position);
}

function casesIn(found: ReadonlyMap<CaseId, string>): readonly FoundCase[] {
  return [...found].map(([caseId, excerpt]) => ({ caseId, excerpt }));
}
