// What the page asks of the engine in a crisis, and what it hears of one.
import { z } from 'zod';
import type { Actor } from '../domain/actor';
import type { CaseRow } from '../domain/case-row';
import {
  type AgentId,
  asId,
  type BrandId,
  type CaseId,
  type ExternalId,
  type IncidentId,
  type ReplyId,
} from '../domain/ids';
import type { IncidentPhase } from '../domain/incident/incident';
import {
  type Declaration,
  type EntryKind,
  holdingLength,
  type IncidentReview,
  incidentKinds,
} from '../domain/incident/incident-event';
import type { PendingReply } from '../domain/reply';
import type { Instant } from '../domain/time';

const hexId = z.string().regex(/^[0-9a-f]{32}$/);
const incidentId = hexId.transform((text) => asId<IncidentId>(text));
const caseId = hexId.transform((text) => asId<CaseId>(text));
const replyId = hexId.transform((text) => asId<ReplyId>(text));
const shortName = z.string().max(64);
const brands = z
  .array(shortName.transform((text) => asId<BrandId>(text)))
  .min(1)
  .max(200);
const speakers = z.array(shortName.transform((text) => asId<AgentId>(text))).max(100);
const words = z.string().trim().max(4_000);
const lasting = { endsAt: z.number().int(), position: words.min(1), speakers };

export const incidentCommands = {
  /** From now on people who are not on the list send nothing in its scope. */
  'incident.declare': z.object({
    kind: z.enum(incidentKinds),
    title: z.string().trim().min(1).max(120),
    brands,
    topics: z.array(shortName).max(100),
    ...lasting,
    holding: z.string().trim().max(holdingLength),
  }),
  'incident.revise': z.object({ incidentId, ...lasting }),
  'incident.note': z.object({ incidentId, entry: z.enum(['note', 'decision']), text: words.min(1) }),
  /** The holding message to each of these threads in which it is due. */
  'incident.sendHolding': z.object({
    incidentId,
    caseIds: z.array(caseId).min(1).max(50_000),
  }),
  /** Nothing more is frozen from now on; what was waits to be looked at. */
  'incident.end': z.object({ incidentId }),
  /** What becomes of one reply that was frozen. */
  'incident.review': z.object({ caseId, replyId, verdict: z.enum(['release', 'withdraw']) }),
  /** Refused while something that was frozen has not been looked at. */
  'incident.close': z.object({
    incidentId,
    review: z.object({ right: words, wrong: words, better: words }),
  }),
  /** With nobody else to reach, one's own or a colleague's words go out as they are. `digest` says which were read. */
  'reply.breakGlass': z.object({
    caseId,
    replyId,
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    newest: z
      .string()
      .max(2_048)
      .transform((text) => asId<ExternalId>(text))
      .nullable(),
    reason: z.string().trim().min(10).max(1_000),
  }),
} as const;

export const incidentQueries = {
  'incidents.read': z.object({}),
} as const;

/** A crisis that is not closed, for the banner that stands on every screen. */
export interface IncidentBanner extends Declaration {
  readonly id: IncidentId;
  readonly declared: { readonly by: Actor; readonly at: Instant };
  readonly overAt: Instant;
  readonly phase: Exclude<IncidentPhase, 'closed'>;
  /** Of the person here. */
  readonly maySpeak: boolean;
  readonly mayManage: boolean;
}

export interface FrozenReply {
  readonly row: CaseRow;
  readonly reply: PendingReply;
}

/** One line of the running log. */
export interface IncidentEntry {
  readonly at: Instant;
  readonly by: Actor;
  readonly what: 'declared' | 'revised' | 'ended' | 'closed' | EntryKind;
  readonly text: string;
  readonly caseId: CaseId | null;
}

export interface IncidentReading extends Omit<IncidentBanner, 'phase'> {
  readonly phase: IncidentPhase;
  readonly review: IncidentReview | null;
  /** Oldest first. */
  readonly entries: readonly IncidentEntry[];
  /** What it stops, or what waits for a person since it is over. */
  readonly frozen: readonly FrozenReply[];
  /** Holding messages of it that have not left yet; they stop when it is over. */
  readonly holdingsWaiting: number;
}

export interface IncidentQueryOutputs {
  'incidents.read': readonly IncidentReading[];
}

export type IncidentCommandOutputs<Outcome> = {
  readonly [Name in Exclude<keyof typeof incidentCommands, 'incident.declare'>]: Outcome;
} & {
  readonly 'incident.declare': { readonly incidentId: IncidentId; readonly frozen: number };
};
