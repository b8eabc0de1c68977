// The team's hub: how this desktop stands with it, and what it did not take.

export const enHub = {
  'step.refused': 'The team did not take the last step from here: {reason}',
  'hub.refused.not-allowed': 'it is not allowed for this person',
  'hub.refused.claimed-by-other': 'a colleague had claimed the case',
  'hub.refused.superseded': 'the message already belongs to another case',
  'hub.refused.fence-lost': 'another desktop took the account over',
  'hub.refused.case-unknown': 'the team does not know this case',
  'hub.refused.approval-own': 'nobody approves their own reply',
  'hub.refused.approval-lapsed': 'the approval no longer holds',
  'hub.refused.erased': 'the customer was erased',
  'hub.refused.bad-facts': 'it did not fit what the team knows',
  'hub.refused.too-large': 'it is too large',
  'hub.refused.other': 'a reason this version does not know',
} as const;
