// Where the crises of a brand are written down: one register, of which every desktop knows the place.
import {
  asId,
  type BrandId,
  type CaseId,
  type IncidentId,
  type ReplyId,
  type StepId,
} from '../../../shared/domain/ids';
import { fixedId } from '../fixed-id';

/**
 * It stands in the log and in the brand's list like a case, with the same seals and links, and is none: nothing was
 * ever opened there. Its place follows from the brand, so that no index has to know it and none can lose it.
 */
export function registerOf(brandId: BrandId): CaseId {
  return asId<CaseId>(fixedId('incidents', brandId));
}

/** Freezing one reply for one crisis is the same step on every desktop that does it. */
export function freezingStep(incidentId: IncidentId, replyId: ReplyId): StepId {
  return asId<StepId>(fixedId('freeze', incidentId, replyId));
}

/**
 * The same for two people who send the holding message to one thread at once, so that one goes out. `earlier` counts
 * those that were taken back.
 */
export function holdingReply(incidentId: IncidentId, caseId: CaseId, earlier: number): ReplyId {
  return asId<ReplyId>(fixedId('holding', incidentId, caseId, String(earlier)));
}

/** Taking it back because the crisis is over is one step, too, whoever does it. */
export function holdingEnd(replyId: ReplyId): StepId {
  return asId<StepId>(fixedId('holding-over', replyId));
}
