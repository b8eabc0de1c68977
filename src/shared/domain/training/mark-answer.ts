// Marks an answer to an exercise: each thing that was asked for is right or wrong, and what was right is said.
import { assertNever } from '../assert-never';
import type { FindingKind, GuardedBrand } from '../guard/finding';
import { type GuardPlace, guardVerdict } from '../guard/guard-policy';
import { inspectReply } from '../guard/inspect-reply';
import { type QualityMark, readForQualities } from './checklist';
import { type PracticeBrand, type RightAnswer, rightAnswer } from './right-answer';
import type {
  CaseAspect,
  ChecklistLine,
  Exercise,
  ExerciseAnswer,
  PracticeCase,
  Quality,
} from './training-path';

export type MarkedAspect = 'choice' | 'key' | CaseAspect | Quality;

export interface Mark {
  readonly aspect: MarkedAspect;
  readonly isRight: boolean;
  /** What would have been right, as an id or, of a question, its place from 0; null where there is no one answer. */
  readonly right: string | null;
  /** Of the words: what the guard would have stopped at. */
  readonly finding?: FindingKind | undefined;
  /** Of a quality: the words that show it, or speak against it. */
  readonly words?: string | undefined;
}

/** What marking needs to know of the workspace. */
export interface Rulebook {
  readonly brandOf: (practice: PracticeCase) => (PracticeBrand & GuardedBrand) | null;
  readonly checklist: readonly ChecklistLine[];
}

export interface Points {
  readonly points: number;
  readonly of: number;
}

/**
 * The marks of one exercise, in the order in which it is asked; each is a point. No answer has none of them right.
 * An answer of another kind than the exercise counts as none.
 */
export function markAnswer(
  exercise: Exercise,
  answer: ExerciseAnswer | null,
  rulebook: Rulebook,
): readonly Mark[] {
  switch (exercise.kind) {
    case 'question': {
      const right = exercise.choices.findIndex(({ isRight }) => isRight);
      const isRight = answer?.kind === 'question' && answer.choice === right;
      return [{ aspect: 'choice', isRight, right: String(right) }];
    }
    case 'key': {
      const isRight = answer?.kind === 'key' && answer.command === exercise.command;
      return [{ aspect: 'key', isRight, right: exercise.command }];
    }
    case 'case':
      return markCase(exercise, answer?.kind === 'case' ? answer : null, rulebook);
    default:
      return assertNever(exercise);
  }
}

export function pointsOf(marks: readonly Mark[]): Points {
  return { points: marks.filter(({ isRight }) => isRight).length, of: marks.length };
}

export function addPoints(one: Points, other: Points): Points {
  return { points: one.points + other.points, of: one.of + other.of };
}

/** Whether so many points are enough; where nothing could be marked, nothing was passed. */
export function passes({ points, of }: Points, passMark: number): boolean {
  return of > 0 && points * 100 >= passMark * of;
}

type CaseAnswer = Extract<ExerciseAnswer, { kind: 'case' }>;

function markCase(
  practice: PracticeCase,
  answer: CaseAnswer | null,
  { brandOf, checklist }: Rulebook,
): readonly Mark[] {
  const brand = brandOf(practice);
  const right = brand === null ? null : rightAnswer(practice, brand);
  if (brand === null || right === null) return [];
  const markOf = (aspect: Exclude<CaseAspect, 'text'>): Mark => {
    const wanted = right[sideOf[aspect]];
    return { aspect, isRight: answer?.[sideOf[aspect]] === wanted, right: wanted };
  };
  // A reply is for where its writer means to send it, right or not.
  const place = { audience: answer?.place ?? right.place, channel: practice.channel };
  return practice.asks.flatMap((aspect) =>
    aspect === 'text'
      ? markText(answer?.text ?? '', practice, { brand, checklist, place })
      : [markOf(aspect)],
  );
}

/** Where an answer says what an aspect asks for. */
const sideOf = {
  tier: 'tier',
  type: 'contactType',
  owner: 'owner',
  place: 'place',
} as const satisfies Record<Exclude<CaseAspect, 'text'>, keyof RightAnswer>;

interface ReadBy {
  readonly brand: GuardedBrand;
  readonly checklist: readonly ChecklistLine[];
  readonly place: GuardPlace;
}

/** The words themselves by what the guard says of them, as it would before they went; then each quality. */
function markText(
  text: string,
  { qualities, language }: PracticeCase,
  { brand, checklist, place }: ReadBy,
): readonly Mark[] {
  const findings = inspectReply({ text, brand, customerLanguage: language ?? null });
  const { blocks, warnings } = guardVerdict(findings, place, brand.guard.rules);
  const [finding] = [...blocks, ...warnings];
  const words: Mark = {
    aspect: 'text',
    isRight: text.trim() !== '' && finding === undefined,
    right: null,
    ...(finding && { finding: finding.kind }),
  };
  return [words, ...readForQualities(text, qualities, checklist).map(markOfQuality)];
}

function markOfQuality({ quality, isMet, shownBy, spoiltBy }: QualityMark): Mark {
  const words = spoiltBy ?? shownBy;
  return { aspect: quality, isRight: isMet, right: null, ...(words !== null && { words }) };
}
