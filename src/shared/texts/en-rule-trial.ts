// Rules tried on stored messages before they go live.
export const enRuleTrial = {
  'trial.title': 'Try the rules on what is stored',
  'trial.lead':
    'Reads stored messages with the rules as they stand on screen, saved or not; those that are off are tried too. Nothing is changed by it.',
  'trial.days': 'Messages of the last',
  'trial.daysOf': '{count, plural, one {# day} other {# days}}',
  'trial.start': 'Try them',
  'trial.sum':
    'They would have touched {touched, number} of {messages, plural, one {# message} other {{messages, number} messages}} of the last {days, plural, one {day} other {# days}}.',
  'trial.stopped': 'It was stopped: there are more messages than these.',
  'trial.changed': 'The rules on screen are not those any more. Try them again.',
  'trial.rules': 'What each rule would have done',
  'trial.rule': '{rule}: would have touched {touches, number}',
  'trial.ruleOfMore':
    '{rule}: would have touched {touches, number} and fits {fits, number}; for the others a rule before it decides',
  'trial.newest': 'The newest messages',
  'trial.found': 'By {words}',
  'trial.more': 'and {count, plural, one {one more} other {# more}}',
} as const;
