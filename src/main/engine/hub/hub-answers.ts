// What the hub's functions answer, checked before anything believes it.
import { z } from 'zod';
import { presenceKinds } from '../../../shared/ipc/hub-status';

const id = z.string().regex(/^[0-9a-f]{32}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
/** The driver gives 64-bit numbers as text. */
const long = z.coerce.number().int();
const bytes = z.instanceof(Uint8Array);

const brandHead = z.object({ id: z.string(), seq: count, hash, nameKey: z.string() });
const leaseRow = z.object({
  account: z.string(),
  brand: z.string(),
  desktop: id,
  desktopName: z.string().nullable(),
  agent: z.string().nullable(),
  fence: count,
  expiresInMs: count,
});
const desktopRow = z.object({
  id,
  name: z.string(),
  agent: z.string(),
  seenAgoMs: count,
  holds: z.array(z.string()),
});
const presenceRow = z.object({
  brand: z.string(),
  caseId: id,
  agent: z.string(),
  doing: z.enum(presenceKinds),
});
const otherHead = z.object({ desktop: id, brand: z.string(), seq: count, hash });
const stepOutcome = z.object({
  step: id.nullable(),
  outcome: z.enum(['taken', 'known', 'refused']),
  seqs: z.array(count),
  code: z.string().optional(),
  detail: z.string().optional(),
});

const runningDrill = z.object({ id, drill: z.string(), by: z.string(), startedAt: count });

export const hubAnswers = {
  hello: z.object({
    hubId: id,
    /** A hub from before there were any does not say it. */
    sandbox: z.boolean().default(false),
    schema: count,
    agent: z.string(),
    login: z.string(),
    manages: z.boolean(),
    serverTime: count,
    workspaceVersion: count,
    brands: z.array(brandHead),
  }),
  pulse: z.object({
    serverTime: count,
    desktop: id,
    workspaceVersion: count,
    heads: z.record(z.string(), count),
    leases: z.array(leaseRow),
    desktops: z.array(desktopRow),
    presence: z.array(presenceRow),
    otherHeads: z.array(otherHead),
    /** The newest number of a result of training; a hub from before there were any does not say it. */
    results: count.optional(),
    /** The drill that runs; null: none does. Absent where a hub is older than drills of several desktops. */
    drill: runningDrill.nullable().optional(),
  }),
  append: z.array(stepOutcome),
  keys: z.array(z.object({ no: count, customer: z.string(), key: z.string().nullable() })),
  /** A count of 0: they are used up. Null desk: it has no number of its own. */
  numbers: z.object({ first: count, count, desk: count.nullable() }),
  claimNext: z.union([
    z.object({ claimed: z.literal(true), brand: z.string(), caseId: id, seq: count }),
    z.object({ claimed: z.literal(false), code: z.enum(['none', 'at-capacity']) }),
  ]),
  lease: z.object({
    held: z.boolean(),
    fence: count,
    expiresInMs: count,
    cursor: z.string().nullable(),
    by: id.nullable(),
    byAgent: z.string().nullable(),
  }),
  unlease: z.object({ freed: z.boolean() }),
  permit: z.union([
    z.object({ granted: z.literal(true), version: count, validMs: count }),
    z.object({
      granted: z.literal(false),
      code: z.string(),
      by: z.string().nullish(),
      replyId: id.nullish(),
      version: count.nullish(),
    }),
  ]),
  permitEnd: z.object({ ended: z.boolean(), state: z.enum(['sent', 'freed']) }),
  workspace: z.object({
    version: count,
    document: z.string().optional(),
    author: z.string().optional(),
    at: count.optional(),
    note: z.string().optional(),
  }),
  publish: z.object({
    published: z.boolean(),
    version: count,
    document: z.string().optional(),
    author: z.string().optional(),
    at: count.optional(),
    note: z.string().optional(),
  }),
  members: z.array(
    z.object({
      login: z.string(),
      agent: z.string(),
      invitedAt: count,
      removedAt: count.nullable(),
      seenAt: count.nullable(),
      manages: z.boolean(),
    }),
  ),
  invite: z.object({ login: z.string(), agent: z.string() }),
  setPassword: z.object({ login: z.string() }),
  /** Null sessions: the server did not say, or did not allow it. */
  remove: z.object({ login: z.string(), released: count, sessionsEnded: count.nullable() }),
  verify: z.object({ count, firstBad: count.nullable(), seq: count, hash }),
  erase: z.object({ seq: count, keys: count }),
  putFile: z.object({ taken: z.boolean() }),
  /** In the order in which they were given; what is neither taken nor known says why. */
  giveResults: z.array(z.string()),
  resultList: z.array(z.object({ no: count, id, agent: z.string().nullable() })),
  beginDrill: runningDrill,
  /** False: somebody had ended it before. */
  endDrill: z.object({ ended: z.boolean() }),
  results: z.array(
    z.object({
      id,
      agent: z.string().nullable(),
      givenBy: z.string(),
      payload: z.string(),
      key: z.string(),
      signature: z.string(),
    }),
  ),
  hasFile: z.object({ pieces: count.nullable(), have: z.array(count) }),
};

export const feedRow = z.object({
  seq: long,
  taken_at: z.string().regex(/^\d+$/),
  at: long,
  actor: z.string(),
  desktop: id.nullable(),
  op: id,
  step: id,
  case_id: id.nullable(),
  kind: z.string(),
  facts: z.string(),
  customer: z.string().nullable(),
  key_no: long.nullable(),
  body: bytes,
  prev: bytes,
  hash: bytes,
});

export const filePieceRow = z.object({ key_no: long, body: bytes });

export type HubAnswers = { readonly [Name in keyof typeof hubAnswers]: z.infer<(typeof hubAnswers)[Name]> };

/** A signed result of training, and under whom it is filed; null: a drill's. */
export type HubResult = Readonly<Omit<HubAnswers['results'][number], 'id' | 'givenBy'>>;
export type HubDrill = Readonly<HubAnswers['beginDrill']>;
