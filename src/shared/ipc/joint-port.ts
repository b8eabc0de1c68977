// What the page asks about alike messages, and answering them together.
import { z } from 'zod';
import type { ApprovalLevel } from '../domain/approval-policy';
import type { FindingKind } from '../domain/guard/finding';
import type { SeenWarnings } from '../domain/guard/seen-warnings';
import type { AgentId, BrandId, CaseId, ExternalId, JointId } from '../domain/ids';
import type { DropReason } from '../domain/joint/drop-reason';
import type { JointCounts, JointState } from '../domain/joint/joint-progress';
import type { ChannelKind } from '../domain/message';
import type { CaseTier } from '../domain/tier';
import type { Instant } from '../domain/time';
import { seenWarnings } from './guard-port';
import { brandId, caseId, externalId, jointId, reason } from './port-values';

/** Longer lists are answered in parts. */
export const mostInJoint = 2_000;

/** One text with its variables, and the cases it goes to, each as it stood when a person looked. */
const written = {
  brandId,
  template: z.string().trim().min(1).max(4_000),
  /** The canned responses it was made from. */
  cannedIds: z.array(z.string().max(64)).max(10),
  /** In which it is written, and its variables are filled. */
  language: z.string().min(2).max(35),
  /** Of variables that the console does not know. */
  values: z.record(z.string().max(60), z.string().max(500)),
  cases: z
    .array(z.object({ caseId, basedOn: externalId.nullable() }))
    .min(1)
    .max(mostInJoint),
} as const;
const readDigest = z.object({ caseId, digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const jointCommands = {
  /** Freezes the list and sends it to approval, or to the outbox where nobody has to approve. */
  'joint.ask': z.object({ ...written, guard: seenWarnings }),
  /** One approval of all that was read; `read` says which words for which case. */
  'joint.approve': z.object({ jointId, read: z.array(readDigest).min(1).max(mostInJoint) }),
  /** Says no to all of it, and why. */
  'joint.refuse': z.object({ jointId, note: reason }),
  /** Takes back what has not left. */
  'joint.stop': z.object({ jointId }),
} as const;

export const jointQueries = {
  /** Cases in which somebody waits and that say nearly the same, of those the person here may answer. */
  'joint.groups': z.object({}),
  /** What would go to each case, or why nothing would. Changes nothing. */
  'joint.preview': z.object(written),
  'joint.list': z.object({}),
  'joint.read': z.object({ jointId }),
} as const;

export interface AlikeCase {
  readonly caseId: CaseId;
  readonly number: number;
  readonly customerName: string;
  readonly channel: ChannelKind;
  readonly tier: CaseTier;
  /** First words of the newest message. */
  readonly preview: string;
  readonly basedOn: ExternalId | null;
}

export interface AlikeCases {
  readonly brandId: BrandId;
  /** Of most of them; null: most have none. */
  readonly contactType: string | null;
  /** The one that stands best for all; the first of `cases`. */
  readonly cases: readonly AlikeCase[];
}

export interface AlikeReading {
  /** The largest first. */
  readonly groups: readonly AlikeCases[];
  /** So many waiting cases were looked at; false: there are more. */
  readonly looked: number;
  readonly isWhole: boolean;
}

export interface JointPreviewCase {
  readonly caseId: CaseId;
  /** Empty where nothing goes. */
  readonly text: string;
  /** Why nothing goes there; null: it goes. */
  readonly refused: string | null;
}

export interface JointPreview {
  readonly cases: readonly JointPreviewCase[];
  /** What all of them need together. */
  readonly needs: ApprovalLevel;
  /** What a person has to give a reason for. */
  readonly warnings: readonly FindingKind[];
}

export interface JointReading {
  readonly id: JointId;
  readonly brandId: BrandId;
  readonly by: AgentId | null;
  readonly at: Instant;
  /** So many were on the frozen list; those that the person here sees are counted. */
  readonly of: number;
  readonly template: string;
  readonly counts: JointCounts;
  readonly drops: readonly { readonly reason: DropReason; readonly count: number }[];
  /** Its author saw this of the guard, and why it goes all the same; null: nothing. */
  readonly guard: SeenWarnings | null;
  /** Why the person here may not approve what waits; null: they may, or nothing waits. */
  readonly refused: string | null;
  readonly mayStop: boolean;
  /** What an approver wrote who said no. */
  readonly note: string | null;
}

export interface JointCase {
  readonly caseId: CaseId;
  readonly number: number;
  readonly customerName: string;
  readonly preview: string;
  /** Empty once it is on its way no more. */
  readonly text: string;
  /** Of the words that wait for an approval; null: they wait for none. */
  readonly digest: string | null;
  readonly state: JointState;
  readonly dropped: DropReason | null;
}

export interface JointQueryOutputs {
  readonly 'joint.groups': AlikeReading;
  readonly 'joint.preview': JointPreview;
  /** The newest first. */
  readonly 'joint.list': readonly JointReading[];
  readonly 'joint.read': readonly JointCase[];
}

export type JointCommandOutputs<Outcome> = {
  readonly [Name in keyof typeof jointCommands]: Outcome;
};
