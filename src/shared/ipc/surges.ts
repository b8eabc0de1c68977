// What early warning tells the page: that something stands, and for who looks at it, why.
import type { AgentId, BrandId, CaseId, ExternalId } from '../domain/ids';
import type { SurgeEvidence } from '../domain/surge/surge-evidence';
import type { SurgeCandidate } from '../domain/surge/surge-watch';
import type { Instant } from '../domain/time';

/** One that nobody has dismissed, for who supervises the brand. */
export interface SurgeNotice extends Pick<SurgeCandidate, 'count' | 'expected' | 'since' | 'seenAt'> {
  readonly id: string;
  readonly brandId: BrandId;
}

export interface SurgeFirstMessage {
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly externalId: ExternalId;
  readonly customerName: string;
  readonly postedAt: Instant;
  /** The beginning of what was written. */
  readonly excerpt: string;
}

export interface SurgeReading extends SurgeNotice, Omit<SurgeEvidence, 'first'> {
  /** The earliest that the person may read; those that were erased are not there. */
  readonly first: readonly SurgeFirstMessage[];
  readonly dismissed: { readonly at: Instant; readonly by: AgentId; readonly reason: string } | null;
}
