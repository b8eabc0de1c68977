// Why a surge candidate was raised, as a supervisor reads it: curve, phrases, first messages, reach.
import { wordsOf } from '../fold-words';
import type { CaseId, ExternalId } from '../ids';
import { spokenText } from '../spoken-text';
import { day, hour, type Instant } from '../time';
import { stepLength, stepsOfHour } from './hour-of-week';
import { expectedAt, type StepCounts, type SurgeBaseline } from './surge-baseline';
import type { SurgeCandidate } from './surge-watch';

export interface SurgeMessage {
  readonly caseId: CaseId;
  readonly externalId: ExternalId;
  readonly author: string;
  readonly text: string;
  readonly postedAt: Instant;
  readonly followers: number | null;
}

export interface SurgeEvidence {
  /** Hour by hour, the last day before it was seen. */
  readonly curve: readonly { readonly from: Instant; readonly count: number; readonly expected: number }[];
  /** What people say now and did not before, most said first; `authors` is how many different people. */
  readonly phrases: readonly { readonly phrase: string; readonly authors: number }[];
  /** The earliest messages. */
  readonly first: readonly SurgeMessage[];
  readonly authors: number;
  /** Followers of all who wrote, each once; null: no channel tells. */
  readonly reach: number | null;
}

const phrasesShown = 8;
const messagesShown = 5;
/** What one person repeats is no phrase of a surge. */
const fewestAuthors = 3;
/** A phrase counts as new when it is said so many times as often as usual. */
const timesAsOften = 3;
const shortestWord = 4;

/** Evidence from the messages since the candidate began, against messages of quieter times. */
export function surgeEvidence(
  candidate: SurgeCandidate,
  counted: { readonly counts: StepCounts; readonly baseline: SurgeBaseline },
  messages: { readonly now: readonly SurgeMessage[]; readonly before: readonly SurgeMessage[] },
): SurgeEvidence {
  const now = messages.now
    .filter(({ postedAt }) => postedAt >= candidate.since && postedAt < candidate.seenAt)
    .sort((a, b) => a.postedAt - b.postedAt);
  const followers = new Map(now.map((one) => [one.author, one.followers]));
  const known = [...followers.values()].filter((count) => count !== null);
  return {
    curve: curveOf(candidate.seenAt, counted),
    phrases: newPhrases(now, messages.before),
    first: now.slice(0, messagesShown),
    authors: followers.size,
    reach: known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0),
  };
}

function curveOf(
  seenAt: Instant,
  { counts, baseline }: { readonly counts: StepCounts; readonly baseline: SurgeBaseline },
): SurgeEvidence['curve'] {
  return Array.from({ length: day / hour }, (_, index) => {
    const from = seenAt - day + index * hour;
    let count = 0;
    let expected = 0;
    for (let step = 0; step < stepsOfHour; step += 1) {
      const at = from + step * stepLength;
      count += counts.counts[Math.round((at - counts.from) / stepLength)] ?? 0;
      expected += expectedAt(baseline, at);
    }
    return { from, count, expected };
  });
}

function newPhrases(now: readonly SurgeMessage[], before: readonly SurgeMessage[]): SurgeEvidence['phrases'] {
  const said = authorsByPhrase(now);
  const usual = authorsByPhrase(before);
  const share = (people: number, messages: readonly SurgeMessage[]) =>
    people / Math.max(1, new Set(messages.map(({ author }) => author)).size);
  const fresh = [...said]
    .map(([phrase, authors]) => ({ phrase, authors: authors.size }))
    .filter(
      ({ phrase, authors }) =>
        authors >= fewestAuthors &&
        share(authors, now) >= timesAsOften * share(usual.get(phrase)?.size ?? 0, before),
    )
    .sort(
      (a, b) => b.authors - a.authors || b.phrase.length - a.phrase.length || (a.phrase < b.phrase ? -1 : 1),
    );
  return withoutParts(fresh).slice(0, phrasesShown);
}

/** Words of some length, and two of them in a row. */
function authorsByPhrase(messages: readonly SurgeMessage[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { text, author } of messages) {
    const words = wordsOf(spokenText(text));
    words.forEach((word, index) => {
      const next = words[index + 1] ?? '';
      for (const phrase of [word, `${word} ${next}`]) {
        if (!phrase.split(' ').every((part) => part.length >= shortestWord)) continue;
        const authors = found.get(phrase) ?? new Set<string>();
        authors.add(author);
        found.set(phrase, authors);
      }
    });
  }
  return found;
}

/** "lote" says nothing more beside "lote cuatro" that as many say. */
function withoutParts(phrases: SurgeEvidence['phrases']): SurgeEvidence['phrases'] {
  return phrases.filter(
    ({ phrase, authors }) =>
      !phrases.some(
        (other) =>
          other.phrase !== phrase && other.authors >= authors && other.phrase.split(' ').includes(phrase),
      ),
  );
}
