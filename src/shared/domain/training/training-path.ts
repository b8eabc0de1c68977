// A trainee's path: from reading what customers write to answering them alone, as data of the workspace (R72-R75).
import type { BrandId, TeamId } from '../ids';
import type { Audience, ChannelKind } from '../message';
import type { Tier } from '../tier';
import type { DurationMs } from '../time';

/**
 * - sensitivity: real-looking cases, read and judged
 * - process: the playbook, the tiers, who is asked
 * - tool: the keys
 * - guided: whole cases, with feedback after each
 * - timed: the same against the clock, with feedback at the end
 * - live: real customers, every reply approved until a supervisor lifts the gate of a channel
 */
export const stepKinds = ['sensitivity', 'process', 'tool', 'guided', 'timed', 'live'] as const;
export type StepKind = (typeof stepKinds)[number];

/** What a reply is read for (R75). */
export const qualities = [
  'confident',
  'resilient',
  'articulate',
  'personable',
  'curious',
  'empathetic',
] as const;
export type Quality = (typeof qualities)[number];

/** What a practice case may ask for: how urgent, what about, whose, where it is answered, and in which words. */
export const caseAspects = ['tier', 'type', 'owner', 'place', 'text'] as const;
export type CaseAspect = (typeof caseAspects)[number];

/** A customer who does not exist, and what is asked about them. */
export interface PracticeCase {
  readonly kind: 'case';
  readonly id: string;
  readonly brand: BrandId;
  readonly channel: ChannelKind;
  /** Where the customer wrote. */
  readonly audience: Audience;
  readonly from: string;
  readonly says: string;
  readonly language?: string | undefined;
  readonly contactType: string;
  readonly asks: readonly CaseAspect[];
  /** Of the reply; those the checklist has no line for are not judged. */
  readonly qualities: readonly Quality[];
  /** Where the author knows better than the brand's tables. */
  readonly right?:
    | {
        readonly tier?: Tier | undefined;
        readonly owner?: TeamId | undefined;
        readonly place?: Audience | undefined;
      }
    | undefined;
}

export interface PracticeQuestion {
  readonly kind: 'question';
  readonly id: string;
  /** One of them is right. */
  readonly choices: readonly { readonly isRight: boolean }[];
}

/** Asks for the key of a command; whoever has other keys presses their own. */
export interface PracticeKey {
  readonly kind: 'key';
  readonly id: string;
  readonly command: string;
}

export type Exercise = PracticeCase | PracticeQuestion | PracticeKey;

export interface TrainingStep {
  readonly id: string;
  readonly kind: StepKind;
  /** Of a hundred points so many, to pass. */
  readonly passMark: number;
  /** For the whole step; absent: as long as it takes. */
  readonly within?: DurationMs | undefined;
  readonly exercises: readonly Exercise[];
}

/** What one quality is recognised by in a text: one of the words stands there, and none of those to avoid. */
export interface ChecklistLine {
  readonly quality: Quality;
  readonly phrases: readonly string[];
  readonly avoid: readonly string[];
}

/** What somebody answered to an exercise. Null: they left it open. */
export type ExerciseAnswer =
  | { readonly kind: 'question'; readonly choice: number }
  | { readonly kind: 'key'; readonly command: string }
  | {
      readonly kind: 'case';
      readonly tier: Tier | null;
      readonly contactType: string | null;
      readonly owner: TeamId | null;
      readonly place: Audience | null;
      readonly text: string;
    };

/** Feedback after each exercise, or only when the clock has stopped. */
export function tellsAfterEach(kind: StepKind): boolean {
  return kind !== 'timed';
}
