// The file in which results of training travel: one signed record a line, so that what is wrong is named by its line.
import { z } from 'zod';
import { findingKinds } from '../domain/guard/finding';
import { type AgentId, asId } from '../domain/ids';
import { caseAspects, qualities, stepKinds } from '../domain/training/training-path';
import type { TrainingRecord } from '../domain/training/training-record';

/** In characters: what years of a team come to. */
export const largestTrainingFile = 60_000_000;

const hexId = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits');
const shortName = z.string().max(120);
const agentId = z
  .string()
  .max(64)
  .transform((text) => asId<AgentId>(text));
const instant = z.number().int().min(0);
const duration = z.number().min(0);
const count = z.number().int().min(0).max(1_000_000);

const mark = z.strictObject({
  aspect: z.enum(['choice', 'key', ...caseAspects, ...qualities]),
  isRight: z.boolean(),
  right: z.string().max(200).nullable(),
  finding: z.enum(findingKinds).optional(),
  words: z.string().max(400).optional(),
});

const ofDesk = {
  id: hexId,
  workspace: shortName,
  sandbox: z.boolean(),
  startedAt: instant,
  endedAt: instant,
  points: count,
  of: count,
};

const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('step'),
    ...ofDesk,
    agent: agentId,
    agentName: shortName,
    step: shortName,
    stepKind: z.enum(stepKinds),
    isPassed: z.boolean(),
    exercises: z
      .array(z.strictObject({ id: shortName, marks: z.array(mark).max(50), took: duration.nullable() }))
      .max(200),
  }),
  z.strictObject({
    kind: z.literal('drill'),
    ...ofDesk,
    drill: shortName,
    scenario: shortName,
    people: z.array(agentId).max(1_000),
    figures: z.strictObject({
      holdingAfter: duration.nullable(),
      escalationAfter: duration.nullable(),
      breaches: count,
      wrongSends: count,
    }),
  }),
]);

/** A record as it was signed: the signature is of the very text, so that nobody has to write it the same way again. */
export interface SignedText {
  readonly payload: string;
  /** The public key, Ed25519, in 64 hexadecimal digits. */
  readonly key: string;
  readonly signature: string;
}

const signedText = z.strictObject({
  payload: z.string().max(500_000),
  key: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  signature: z.string().regex(/^[0-9a-f]{128}$/, 'must be 128 hexadecimal digits'),
});

const head = { semaforo: 'training', version: 1 } as const;

export interface LineProblem {
  /** From 1. */
  readonly line: number;
  readonly path: string;
  readonly reason: string;
}

interface FoundRecord {
  readonly line: number;
  readonly signed: SignedText;
  readonly record: TrainingRecord;
}

export interface ReadTrainingFile {
  readonly found: readonly FoundRecord[];
  readonly problems: readonly LineProblem[];
}

export function trainingFileText(records: readonly SignedText[]): string {
  return [head, ...records].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The records of a file, and what is wrong in it line by line. Signatures are for the engine to verify. */
export function readTrainingFile(text: string): ReadTrainingFile {
  const [first = '', ...lines] = text.split('\n');
  if (JSON.stringify(jsonOf(first)) !== JSON.stringify(head)) {
    const reason = 'does not say that this is a file of training results';
    return { found: [], problems: [{ line: 1, path: '', reason }] };
  }
  const found: FoundRecord[] = [];
  const problems: LineProblem[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const at = index + 2;
    const signed = signedText.safeParse(jsonOf(line));
    if (!signed.success) {
      problems.push(problemOf(at, '', signed.error));
      continue;
    }
    const record = recordSchema.safeParse(jsonOf(signed.data.payload));
    if (record.success) found.push({ line: at, signed: signed.data, record: record.data });
    else problems.push(problemOf(at, 'payload', record.error));
  }
  return { found, problems };
}

/** Undefined for what is no JSON, which no schema takes. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(line: number, within: string, { issues }: z.ZodError): LineProblem {
  const [issue] = issues;
  const path = [within, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  return { line, path, reason: issue?.message ?? 'is not as agreed' };
}
