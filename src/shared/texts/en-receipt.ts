// First contacts that are acknowledged by themselves: never an answer.
export const enReceipt = {
  'receipt.settings': 'Acknowledging by itself',
  'receipt.settingsLead':
    'Who writes for the first time is told once that they were heard. It is no answer: the clock runs on, and the case waits as before. The first line that fits the channel counts; without one nobody is told. A crisis holds it back, and so does whatever the guard would stop.',
  'receipt.isOn': 'On, for messages that come from the moment it is saved',
  'receipt.inPublic': 'Also where everybody reads it',
  'receipt.responses': 'Canned responses, one for each language',
  'receipt.again': 'A first contact again after a silence of',
  'receipt.preview': 'What they would read',
  'receipt.previewOf': '{title}, {language}',
  'receipt.previewOfTiers': '{title}, {language}, where it is {tiers}',
  'receipt.stopped.private': 'In private ({channels}) it would not go by itself. {what}.',
  'receipt.stopped.public': 'Where everybody reads it ({channels}) it would not go by itself. {what}.',
  'receipt.chip': 'Automatic acknowledgement',
  'receipt.why':
    'Sent by itself: a first contact, nothing heard of them for {time} before. It is no answer; the clock runs on.',
} as const;
