// What crosses between the engine and the store worker: rows of changed cases, up to a position of the log.
import { z } from 'zod';
import type { CaseRow } from '../domain/case-row';
import type { CaseId } from '../domain/ids';

/** The worker says what its projection holds; the engine answers with what it lacks. Null: it holds nothing. */
export const workerMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    generation: z.string().nullable(),
    position: z.number().int().min(0),
  }),
  z.object({ type: z.literal('applied'), position: z.number().int().min(0) }),
]);
export type WorkerMessage = z.output<typeof workerMessageSchema>;

/** Why the projection is built anew; told to the person. */
export type RebuildReason = 'first-start' | 'missing' | 'other-generation' | 'behind-by-damage';

export type FeedMessage =
  | {
      readonly type: 'open';
      /** Identity of this log; a projection of another one is thrown away. */
      readonly generation: string;
      /** 32 bytes; seals the projection's payloads. A new one with each generation. */
      readonly key: Uint8Array<ArrayBuffer>;
      readonly me: string;
      readonly rebuild: RebuildReason | null;
      /** How many cases a rebuild will bring, for the progress bar. */
      readonly expectedCases: number;
    }
  | {
      readonly type: 'batch';
      /** The log position the projection stands at before and after; a gap is refused and asked for again. */
      readonly from: number;
      readonly to: number;
      readonly rows: readonly CaseRow[];
      readonly removed: readonly CaseId[];
      /** True for the last batch of a rebuild or catch-up. */
      readonly live: boolean;
    };

/** Batches on their way to the worker at most; what is beyond stays in the log (architecture, flow control). */
export const batchesInFlight = 8;
