// What is kept of training: one record for each sitting of a step and for each drill, signed where it was made.
import type { AgentId } from '../ids';
import type { DurationMs, Instant } from '../time';
import type { DrillFigures } from './drill';
import type { Mark, Points } from './mark-answer';
import type { StepKind } from './training-path';

/** Where a record comes from. */
interface OfDesk {
  /** 32 lower-case hex digits: the same record brought twice counts once. */
  readonly id: string;
  /** The name of the workspace it was made in. */
  readonly workspace: string;
  /** Whether that was the sandbox. */
  readonly sandbox: boolean;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

export interface MarkedExercise {
  readonly id: string;
  readonly marks: readonly Mark[];
  /** From when it was shown until it was answered; null: it never was. */
  readonly took: DurationMs | null;
}

/** How somebody did in a step of the path. */
export interface StepRecord extends OfDesk, Points {
  readonly kind: 'step';
  readonly agent: AgentId;
  /** As they were called then. */
  readonly agentName: string;
  readonly step: string;
  readonly stepKind: StepKind;
  readonly isPassed: boolean;
  readonly exercises: readonly MarkedExercise[];
}

/** How a team did in a drill. */
export interface DrillRecord extends OfDesk, Points {
  readonly kind: 'drill';
  readonly drill: string;
  readonly scenario: string;
  /** Who sat at the desk, or sent something, while it ran. */
  readonly people: readonly AgentId[];
  readonly figures: DrillFigures;
}

export type TrainingRecord = StepRecord | DrillRecord;

/** A record with whose it is here, and the key of the desktop that signed it, as people compare keys. */
export interface SignedRecord {
  readonly record: TrainingRecord;
  /** The member it is filed under, who may have another name in the sandbox; null: nobody, as with drills. */
  readonly agent: AgentId | null;
  /** Such as "3f9a-01bc-77de-5520". */
  readonly signer: string;
}
