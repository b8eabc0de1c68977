// Questions that keep coming and have no ready answer, grouped, each with a draft of one that names nobody.
import { AlikeTexts } from '../alike-texts';
import type { BrandId, CaseId } from '../ids';
import type { Instant } from '../time';
import { withoutPerson } from '../training/disguise';
import type { OpenQuestion } from './faq-tally';

export interface QuestionExample {
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly customerName: string;
  readonly askedAt: Instant;
  /** The beginning of what was written. */
  readonly excerpt: string;
}

export interface QuestionCluster {
  readonly brandId: BrandId;
  readonly language: string;
  /** So many messages in so many cases. */
  readonly messages: number;
  readonly cases: number;
  /** The question and the answer that stand best for all, without names and numbers. */
  readonly question: string;
  readonly answer: string;
  /** The newest. */
  readonly examples: readonly QuestionExample[];
}

/** Fewer cases are no question that keeps coming. */
const fewestCases = 3;
const mostClusters = 50;
const mostExamples = 5;
const excerptLength = 200;
/** Of each brand and language the newest ones; nobody reads groups of more. */
export const mostQuestions = 10_000;

/** Work in slices: each step has looked at some more messages. Returns the clusters, the largest first. */
export function* questionClusters(
  questions: readonly OpenQuestion[],
  members: readonly string[],
): Generator<void, readonly QuestionCluster[]> {
  const found: QuestionCluster[] = [];
  for (const together of byPlace(questions)) {
    const alike = new AlikeTexts(together.map((question) => ({ id: question, text: question.text })));
    while (!alike.isDone) {
      alike.next(500);
      yield;
    }
    for (const { ids, typical } of alike.groups()) {
      const cluster = clusterOf(ids, typical, members);
      if (cluster.cases >= fewestCases) found.push(cluster);
    }
  }
  return found.sort((a, b) => b.messages - a.messages).slice(0, mostClusters);
}

/** Those of one brand in one language, the newest first. */
function byPlace(questions: readonly OpenQuestion[]): readonly (readonly OpenQuestion[])[] {
  const places = new Map<string, OpenQuestion[]>();
  for (const question of [...questions].sort((a, b) => b.askedAt - a.askedAt)) {
    const place = `${question.brandId} ${question.language}`;
    const there = places.get(place) ?? [];
    places.set(place, there);
    if (there.length < mostQuestions) there.push(question);
  }
  return [...places.values()];
}

function clusterOf(
  questions: readonly OpenQuestion[],
  typical: OpenQuestion,
  members: readonly string[],
): QuestionCluster {
  const { brandId, language } = typical;
  const best = bestAnswer(questions, typical);
  return {
    brandId,
    language,
    messages: questions.length,
    cases: new Set(questions.map(({ caseId }) => caseId)).size,
    question: withoutPerson(typical.text, [typical.customerName, ...members]),
    answer: withoutPerson(best.answer, [best.customerName, ...members]),
    examples: questions.slice(0, mostExamples).map(({ caseId, caseNumber, customerName, askedAt, text }) => ({
      caseId,
      caseNumber,
      customerName,
      askedAt,
      excerpt: [...text].slice(0, excerptLength).join(''),
    })),
  };
}

/** What most people answered, in the words that stand best for it; else what was answered to the typical question. */
function bestAnswer(questions: readonly OpenQuestion[], typical: OpenQuestion): OpenQuestion {
  const alike = new AlikeTexts(questions.map((question) => ({ id: question, text: question.answer })));
  alike.next(2 * questions.length);
  return alike.groups()[0]?.typical ?? typical;
}
