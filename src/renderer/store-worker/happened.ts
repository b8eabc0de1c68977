// What one message of the feed did to the stored list.
import type { ViewId } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { ProjectionHead, StoredRow } from './database';

export interface AppliedChange {
  readonly id: CaseId;
  readonly stored: StoredRow;
  /** Where it stood before; nothing when it is new. */
  readonly before: readonly ViewId[];
  readonly views: readonly ViewId[];
  readonly isNew: boolean;
}

export interface AppliedRemoval {
  readonly id: CaseId;
  readonly before: readonly ViewId[];
  readonly wasThere: boolean;
}

export interface Happened {
  readonly kind: 'applied';
  readonly head: ProjectionHead;
  readonly changed: readonly AppliedChange[];
  readonly removed: readonly AppliedRemoval[];
}
