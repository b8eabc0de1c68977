// What is said aloud, and shown nowhere, when something happens by itself.

export const enSaid = {
  'said.newCases': '{count, plural, one {One new case.} other {# new cases.}}',
  'said.newRed': '{count, plural, one {One new red case.} other {# new red cases.}}',
  'said.replyRefused':
    '{count, plural, one {A reply was refused. It is in the outbox.} other {# replies were refused. They are in the outbox.}}',
  'said.replyUnknown':
    '{count, plural, one {A reply may or may not have arrived. It is in the outbox.} other {# replies may or may not have arrived. They are in the outbox.}}',
  'said.crisis':
    '{count, plural, one {A crisis holds. Read its position before you write.} other {# crises hold. Read their positions before you write.}}',
  'said.noCrisis': 'No crisis holds any more.',
  'said.engineBack': 'Your cases can be read and saved again.',
  'said.channelsBack': 'The channels are read again.',
  'said.diskBack': 'There is room on the disk again.',
} as const;
