// Keeping and erasing: legal holds, the erasure of a customer, and what the record says of them afterwards.

export const enErasure = {
  'step.holdSet': '{who} set a legal hold: {reason}',
  'step.holdLifted': '{who} lifted the legal hold: {reason}',
  'step.erasureDeferred': '{who} asked to erase this customer; the legal hold defers it',
} as const;
