// Translating by a service outside: what the page asks, and what crosses to the process that may use the network.
import { z } from 'zod';
import { connectionCauses } from './connection-report';
import { caseId, externalId } from './port-values';

/** The name its secret is kept under: `apiKey`, and the `server` it was given for. No account can have it. */
export const translationSecret = 'translation:service';
/** Of a text to be translated, in UTF-16 units. */
export const longestToTranslate = 10_000;
const longestTranslation = 4 * longestToTranslate;

const base = z.string().regex(/^[a-z]{2,3}$/);

export const translationQueries = {
  /** A message of a customer, in the language of who reads it. */
  'translation.ofMessage': z.object({ caseId, externalId, into: base }),
  /** The words of a reply, in the language of its customer. */
  'translation.ofReply': z.object({ caseId, text: z.string().min(1).max(longestToTranslate) }),
} as const;

export type MessageToTranslate = z.output<(typeof translationQueries)['translation.ofMessage']>;
export type ReplyToTranslate = z.output<(typeof translationQueries)['translation.ofReply']>;

export interface Translation {
  readonly text: string;
  /** Base tag of the language it was translated from, as the service heard it; null: it did not say. */
  readonly from: string | null;
  readonly into: string;
  /** How many numbers, links or names that were kept back the service did not put in again. */
  readonly lost: number;
}

export interface TranslationQueryOutputs {
  readonly 'translation.ofMessage': Translation;
  readonly 'translation.ofReply': Translation;
}

export const translationRequestSchema = z.object({
  server: z.string().max(2_048),
  text: z.string().min(1).max(longestTranslation),
  into: base,
});
export type TranslationRequest = z.output<typeof translationRequestSchema>;

export const translationOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('translated'),
    text: z.string().min(1).max(longestTranslation),
    from: base.nullable(),
  }),
  z.object({
    kind: z.literal('failed'),
    cause: z.enum([...connectionCauses, 'not-taken', 'key-for-other-address']),
  }),
]);
export type TranslationOutcome = z.output<typeof translationOutcomeSchema>;
