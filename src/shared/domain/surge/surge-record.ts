// What is kept of a surge that was raised: numbers and places of messages, and no word that one person alone wrote.
import type { AgentId, BrandId } from '../ids';
import type { Instant } from '../time';
import type { SurgeEvidence, SurgeMessage } from './surge-evidence';
import type { SurgeCandidate } from './surge-watch';

/** Where a message stands; read anew whenever it is shown, so that erasing it erases it here. */
export type MessagePlace = Pick<SurgeMessage, 'caseId' | 'externalId' | 'postedAt'>;

export interface SurgeRecord {
  readonly id: string;
  readonly brandId: BrandId;
  readonly candidate: SurgeCandidate;
  readonly evidence: Omit<SurgeEvidence, 'first'> & { readonly first: readonly MessagePlace[] };
  /** Null: it stands. */
  readonly dismissed: { readonly at: Instant; readonly by: AgentId; readonly reason: string } | null;
}

/** Of each brand; the oldest go first, those that were dismissed before all others. */
const recordsKept = 50;

/** The evidence without the words of single people. */
export function recordOf(
  id: string,
  brandId: BrandId,
  found: { readonly candidate: SurgeCandidate; readonly evidence: SurgeEvidence },
): SurgeRecord {
  const { candidate, evidence } = found;
  const first = evidence.first.map(({ caseId, externalId, postedAt }) => ({ caseId, externalId, postedAt }));
  return { id, brandId, candidate, evidence: { ...evidence, first }, dismissed: null };
}

/** Newest first. */
export function withRecord(records: readonly SurgeRecord[], added: SurgeRecord): readonly SurgeRecord[] {
  const all = [added, ...records];
  if (all.length <= recordsKept) return all;
  const dismissed = all.findLast((one) => one.dismissed !== null);
  const dropped = dismissed ?? all.at(-1);
  return all.filter((one) => one !== dropped);
}

/** A record that was dismissed stays as it is: the first reason counts. */
export function withDismissal(
  records: readonly SurgeRecord[],
  id: string,
  dismissed: NonNullable<SurgeRecord['dismissed']>,
): readonly SurgeRecord[] {
  return records.map((one) => (one.id === id && one.dismissed === null ? { ...one, dismissed } : one));
}
