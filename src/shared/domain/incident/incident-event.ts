// What happens in a crisis, from its declaration to its closing, as it stands in the register of each of its brands.
import type { AgentId, BrandId, CaseId, IncidentId, ReplyId } from '../ids';
import type { Instant } from '../time';

/** What broke out (R78): a mistake of ours, a complaint that spreads, a campaign that turned against us. */
export const incidentKinds = ['blunder', 'viral-complaint', 'backlash', 'other'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/**
 * What the running log holds beside what people did to cases.
 * - note, decision: somebody's words
 * - glass: somebody let their own words go out because nobody else could be reached, and why
 * - released, withdrawn: what a person decided at the end about words that were frozen
 * - seated, unseated: the reserve got its seats with the declaration, and lost them with the end; the text names who
 * - exported: somebody saved the record; the text is the last hash of its lines
 */
export const entryKinds = [
  'note',
  'decision',
  'glass',
  'released',
  'withdrawn',
  'seated',
  'unseated',
  'exported',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Fits every channel there is: the holding message leaves as it was approved, or not at all. */
export const holdingLength = 280;

/** Looking back (R85). */
export interface IncidentReview {
  readonly right: string;
  readonly wrong: string;
  readonly better: string;
}

/** What a supervisor fixes when declaring, and all that is decided by it afterwards. */
export interface Declaration {
  readonly kind: IncidentKind;
  /** In a few words, for the banner. */
  readonly title: string;
  /** All of them, also in the register of one. */
  readonly brands: readonly BrandId[];
  /** Contact types it is about; none: everything of the brands. */
  readonly topics: readonly string[];
  readonly endsAt: Instant;
  /** The one position of the company, that everybody speaks from (R84). */
  readonly position: string;
  /** Who may speak; everybody else's words are frozen. */
  readonly speakers: readonly AgentId[];
  /** Approved with the declaration (R81). Empty: there is none. */
  readonly holding: string;
}

export type IncidentEvent =
  | ({ readonly type: 'IncidentDeclared'; readonly incidentId: IncidentId } & Declaration)
  /** The position moved on, more people may speak, or it takes longer. */
  | {
      readonly type: 'IncidentRevised';
      readonly incidentId: IncidentId;
      readonly endsAt: Instant;
      readonly position: string;
      readonly speakers: readonly AgentId[];
    }
  | {
      readonly type: 'IncidentNoted';
      readonly incidentId: IncidentId;
      readonly entry: EntryKind;
      readonly text: string;
      /** The reply that it is about; null: none. */
      readonly about: { readonly caseId: CaseId; readonly replyId: ReplyId } | null;
    }
  | { readonly type: 'IncidentEnded'; readonly incidentId: IncidentId }
  | {
      readonly type: 'IncidentClosed';
      readonly incidentId: IncidentId;
      readonly review: IncidentReview;
    };

export type IncidentEventType = IncidentEvent['type'];

/** What belongs to a brand and to none of its cases. */
export const incidentTypes: ReadonlySet<string> = new Set([
  'IncidentDeclared',
  'IncidentRevised',
  'IncidentNoted',
  'IncidentEnded',
  'IncidentClosed',
] satisfies IncidentEventType[]);

/** Whether an event is one of a brand's register, and of no case. */
export function isIncidentEvent<Body extends { readonly type: string }>(
  body: Body,
): body is Extract<Body, IncidentEvent> {
  return incidentTypes.has(body.type);
}
