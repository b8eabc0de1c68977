// What is known of the canned responses and of what customers ask, as the page asks for it and hears it.
import { z } from 'zod';
import type { CannedFigures } from '../domain/faq/faq-tally';
import type { QuestionCluster } from '../domain/faq/question-clusters';

/** In characters; a table of many thousand texts is shorter. */
export const largestFaqFile = 5_000_000;

export const faqQueries = {
  /** Of so many days: a long work, one at a time, for who supervises. */
  'faq.read': z.object({ days: z.number().int().min(1).max(3_650) }),
} as const;

export interface FaqReading {
  /** So many messages of customers were looked at. */
  readonly messages: number;
  /** False when a person stopped it: then only the longest quiet cases were looked at. */
  readonly isWhole: boolean;
  /** Of each that was used. */
  readonly figures: readonly CannedFigures[];
  /** Questions that keep coming and were answered with nothing ready, the most asked first. */
  readonly clusters: readonly QuestionCluster[];
}
