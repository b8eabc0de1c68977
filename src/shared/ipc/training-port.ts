// What the engine answers about training: sittings, where people stand, drills.
import type { AgentId } from '../domain/ids';
import type { Instant } from '../domain/time';
import type { PathStanding } from '../domain/training/path-standing';
import type {
  DrillRecord,
  MarkedExercise,
  SignedRecord,
  StepRecord,
} from '../domain/training/training-record';

/** How somebody stands in a step while they sit it. */
export interface SittingState {
  readonly id: string;
  readonly step: string;
  /** What is to be answered next; null: nothing is. */
  readonly exercise: string | null;
  readonly answered: number;
  readonly of: number;
  /** When the time of the step is over; null: it takes as long as it takes. */
  readonly endsAt: Instant | null;
  /** Of what was just answered, where the step tells after each. */
  readonly feedback: MarkedExercise | null;
  /** Once the last was answered. */
  readonly record: StepRecord | null;
}

/** A member by name, with where they stand. */
export interface TraineeStanding extends PathStanding {
  readonly name: string;
}

export interface DrillStanding {
  readonly drill: string;
  /** The newest that was held, and the key it was signed by; null: none is known here. */
  readonly last: { readonly record: DrillRecord; readonly signer: string } | null;
  /** Null: it was never held. */
  readonly dueAt: Instant | null;
  readonly isOverdue: boolean;
}

export interface TrainingReading {
  /** Of who sits here; null: they sit none. */
  readonly sitting: SittingState | null;
  readonly own: PathStanding;
  /** For who trains others: everybody who learns, and everybody of whom there are results. Else empty. */
  readonly team: readonly TraineeStanding[];
  readonly mayTrain: boolean;
  readonly drills: readonly DrillStanding[];
  readonly running: {
    readonly drill: string;
    readonly startedAt: Instant;
    /** Who pressed Begin. */
    readonly by: AgentId;
    /** On every desktop of a hub for practice; else on this one. */
    readonly isShared: boolean;
  } | null;
  /** Of this desktop, as people compare keys; null until it has signed something. */
  readonly key: string | null;
  /** Drills are held in the sandbox only. */
  readonly sandbox: boolean;
  /** The scenarios that are played here. */
  readonly scenarios: readonly string[];
  readonly onTheirWay: ResultsOnTheirWay;
}

/** Results between this desktop and the team's hub. */
export interface ResultsOnTheirWay {
  /** One's own that the hub has not said yet that it has; all of them where there is no hub. */
  readonly waiting: number;
  /** What the hub would not have, or what came from it and did not hold. The newest last. */
  readonly refused: readonly {
    readonly id: string;
    /** The member whose login gave it to the hub; null: it was given from here. */
    readonly by: string | null;
    /** signature: it is not what was signed; else why the hub would not have it. */
    readonly why: string;
  }[];
}

/** What became of the results of the sandbox when somebody handed them over. */
export interface HandedOver extends ImportedTraining {
  /** Who practised there, where it was several and nobody has said who is meant; nothing was taken then. */
  readonly people: readonly { readonly agent: AgentId; readonly name: string }[];
}

export interface ImportedTraining {
  readonly taken: number;
  /** Were here before. */
  readonly known: number;
  readonly problems: readonly { readonly line: number; readonly path: string; readonly reason: string }[];
}

export interface TrainingCommandOutputs {
  'training.begin': SittingState;
  'training.answer': SittingState;
  'training.import': ImportedTraining;
  'training.handOver': HandedOver;
  'drill.begin': null;
  'drill.end': SignedRecord;
}

export interface TrainingQueryOutputs {
  'training.read': TrainingReading;
  'training.export': { readonly text: string };
  'training.practice': { readonly text: string };
}
