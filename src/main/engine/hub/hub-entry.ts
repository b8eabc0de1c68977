// One entry of a brand's list as the hub gives it: what was judged in the open, and the sealed rest.
export interface HubEntry {
  readonly brand: string;
  /** Place in the brand's list, from 1, without gaps. */
  readonly seq: number;
  /** The hub's clock in microseconds, as text: it is past what a number holds exactly. */
  readonly takenAt: string;
  /** The desktop's clock in milliseconds: when it happened for the person who did it. */
  readonly at: number;
  /** The member whose login brought it. */
  readonly actor: string;
  /** Public name of the desktop; null for what the hub did itself. */
  readonly desktop: string | null;
  readonly op: string;
  readonly step: string;
  readonly caseId: string | null;
  readonly kind: string;
  /** JSON, letter for letter as it was hashed. */
  readonly facts: string;
  readonly customer: string | null;
  readonly keyNo: number | null;
  readonly body: Uint8Array;
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
}
