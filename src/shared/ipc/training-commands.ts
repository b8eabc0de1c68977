// What the page asks of training: sitting a step, moving results, holding a drill.
import { z } from 'zod';
import { type AgentId, asId, type TeamId } from '../domain/ids';
import { tiers } from '../domain/tier';
import { largestTrainingFile } from './training-file';

const hexId = z.string().regex(/^[0-9a-f]{32}$/);
const name = z.string().min(1).max(64);
const agent = name.transform((text) => asId<AgentId>(text)).nullable();

/** Null: it is left open. */
const exerciseAnswer = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('question'), choice: z.number().int().min(0).max(100) }),
    z.object({ kind: z.literal('key'), command: z.string().max(64) }),
    z.object({
      kind: z.literal('case'),
      tier: z.enum(tiers).nullable(),
      contactType: z.string().max(64).nullable(),
      owner: name.transform((text) => asId<TeamId>(text)).nullable(),
      place: z.enum(['public', 'private']).nullable(),
      text: z.string().max(20_000),
    }),
  ])
  .nullable();

export const trainingCommands = {
  /** One's own sitting of a step. `drops`: the sitting under way that is given up for it. */
  'training.begin': z.object({ step: name, drops: hexId.nullable().default(null) }),
  'training.answer': z.object({ sitting: hexId, exercise: name, answer: exerciseAnswer }),
  /** For who trains others. `agent`: whose the steps in the file are; null: as the file says. */
  'training.import': z.object({ text: z.string().max(largestTrainingFile), agent }),
  /**
   * Results of the sandbox of this profile, as one's own. `as`: who one was there, where several people practised;
   * null: whoever it was.
   */
  'training.handOver': z.object({ text: z.string().max(largestTrainingFile), as: agent }),
  /** In the sandbox only, while its scenario is played. */
  'drill.begin': z.object({ drill: name }),
  'drill.end': z.object({}),
} as const;

export const trainingQueries = {
  'training.read': z.object({}),
  /** One's own, or anybody's for who trains others; null: everything. */
  'training.export': z.object({ agent }),
  /** For who trains others: a closed case as an exercise, without who the customer is. */
  'training.practice': z.object({ caseNumber: z.number().int().min(1) }),
} as const;
