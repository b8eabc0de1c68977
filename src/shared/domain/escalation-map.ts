// The escalation map: per kind of contact and severity, who answers, who owns, who is asked first, and where (R9-R12).
import type { TeamId } from './ids';
import type { Audience } from './message';
import { type CaseTier, heat, type Severity, tierOfSeverity } from './tier';

/** One line of a brand's map. The first line that fits a case counts. */
export interface EscalationRow {
  /** Kinds of contact it is about; absent: all. */
  readonly contactTypes?: readonly string[] | undefined;
  readonly severities?: readonly Severity[] | undefined;
  /** Teams that may answer; absent: as the tier says. */
  readonly answer?: readonly TeamId[] | undefined;
  /** The team that owns such cases; absent: as the contact type or the tier says. */
  readonly owner?: TeamId | undefined;
  /** PR or Legal: a team that is asked before an answer goes out (R12). */
  readonly ask?: TeamId | undefined;
  /** Client data is involved: nobody but the teams that may answer speaks in it (R59). */
  readonly clientData?: boolean | undefined;
  /** Where an answer belongs: advice, since the customer chose the place (R11, R27). */
  readonly place?: Audience | undefined;
}

/** The part of a brand that the map needs; a brand of the workspace is one. */
export interface EscalatingBrand {
  readonly contactTypes: readonly { readonly id: string; readonly severity: Severity }[];
  readonly escalation?: readonly EscalationRow[] | undefined;
}

/** The line of the map for a kind of contact; null when none fits. An unknown kind fits only lines about all. */
export function escalationFor(brand: EscalatingBrand, contactType: string | null): EscalationRow | null {
  const severity = severityOf(brand, contactType);
  const fits = (row: EscalationRow) =>
    (row.contactTypes === undefined || (contactType !== null && row.contactTypes.includes(contactType))) &&
    (row.severities === undefined || (severity !== null && row.severities.includes(severity)));
  return brand.escalation?.find(fits) ?? null;
}

/**
 * Whether a person made the case hotter than its kind of contact is: the map's leave to answer was given for the
 * kind, not for the crisis it became.
 */
export function isRaisedAbove(brand: EscalatingBrand, contactType: string | null, tier: CaseTier): boolean {
  const severity = severityOf(brand, contactType);
  return severity !== null && heat(tier) > heat(tierOfSeverity(severity));
}

function severityOf(brand: EscalatingBrand, contactType: string | null): Severity | null {
  return brand.contactTypes.find(({ id }) => id === contactType)?.severity ?? null;
}
