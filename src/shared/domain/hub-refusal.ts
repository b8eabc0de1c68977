// Why the team's hub did not take a step, as codes that every desktop knows words for.

export const hubRefusals = [
  'not-allowed',
  'claimed-by-other',
  'superseded',
  'fence-lost',
  'case-unknown',
  'approval-own',
  'approval-lapsed',
  'erased',
  'bad-facts',
  'too-large',
] as const;
export type HubRefusal = (typeof hubRefusals)[number];

/** A hub that is newer than this desktop may give a reason that has no words here. */
export function knownRefusal(code: string): HubRefusal | 'other' {
  return hubRefusals.find((known) => known === code) ?? 'other';
}
