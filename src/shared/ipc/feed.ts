// What crosses between the engine and the store worker: rows of changed cases, up to a position of the log.
import { z } from 'zod';
import type { CaseRow } from '../domain/case-row';
import type { CaseId } from '../domain/ids';
import type { ProjectedRows } from './projected-row';

const position = z.number().int().min(0);

/**
 * A stretch of the log that the projection lacks: cases whose newest event lies after `from` and not after `to`. It is
 * filled while what happens now is already followed.
 */
const gapSchema = z.object({ from: position, to: position });
export type FeedGap = Readonly<z.output<typeof gapSchema>>;

/** The worker says what its projection holds; the engine answers with what it lacks. Null: it holds nothing. */
export const workerMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    generation: z.string().nullable(),
    position,
    gap: gapSchema.nullable().default(null),
  }),
  /** One batch was worked off. */
  z.object({ type: z.literal('applied'), position }),
  z.object({ type: z.literal('filled'), position }),
]);
export type WorkerMessage = z.input<typeof workerMessageSchema>;

/** Why the projection is built anew; told to the person. */
export type RebuildReason = 'first-start' | 'missing' | 'other-generation' | 'behind-by-damage';

export interface FeedOpen {
  readonly type: 'open';
  /** Identity of this log; a projection of another one is thrown away. */
  readonly generation: string;
  /** 32 bytes; opens the projection's rows. A new one with each generation. */
  readonly key: Uint8Array<ArrayBuffer>;
  readonly rebuild: RebuildReason | null;
  /** How many cases the log holds; of a projection that is only behind, how many have changed since. */
  readonly expectedCases: number;
  /** From here on batches follow; what lies before is there already, or in the gap. */
  readonly position: number;
  readonly gap: FeedGap | null;
  /** True when no batch is needed to be at the present. */
  readonly live: boolean;
}

/** What changed, in the order of the log. */
export interface FeedBatch extends ProjectedRows {
  readonly type: 'batch';
  /** The log position the projection stands at before and after; a gap is refused and asked for again. */
  readonly from: number;
  readonly to: number;
  readonly removed: readonly CaseId[];
  /** The same rows open, when they are few: what a person waits for need not be opened again. */
  readonly plain: readonly CaseRow[];
  /** True when nothing waits behind it. */
  readonly live: boolean;
}

/**
 * What a person just did, sent past the batches that wait. It moves no position: the batch that holds it still comes.
 * Until then, older rows of these cases change nothing.
 */
export interface FeedStep extends ProjectedRows {
  readonly type: 'step';
  readonly plain: readonly CaseRow[];
  /** The log position these rows are of. */
  readonly at: number;
}

/** A part of the gap; the first one brings the most urgent cases and moves nothing. */
export interface FeedFill extends ProjectedRows {
  readonly type: 'fill';
  readonly from: number;
  readonly to: number;
  readonly removed: readonly CaseId[];
  /** None of these cases is in the projection, so that nothing has to be looked up. */
  readonly fresh: boolean;
}

export type FeedMessage = FeedOpen | FeedBatch | FeedStep | FeedFill;

/** Batches on their way to the worker at most; what is beyond stays in the log (architecture, flow control). */
export const batchesInFlight = 8;
/** Parts of a gap: while some are being stored, as many more come. */
export const fillsInFlight = 12;
