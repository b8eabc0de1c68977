// Early warning: what stands out of the usual, and why.
export const enSurge = {
  'surge.line':
    '{brand}: {count, plural, one {# alarming message} other {# alarming messages}} in {duration}, usually about {expected, number}',
  'surge.look': 'Look at it',
  'surge.title': 'Out of the ordinary',
  'surge.lead':
    'More red messages than chance and the hour of the week explain. What they mean is for a person to decide.',
  'surge.seen': 'Seen {ago}',
  'surge.curve':
    'Hour by hour in the day before: at most {most, number} in an hour, in which about {expected, number} are usual',
  'surge.hour': '{time}: {count, number}, usually {expected, number}',
  'surge.phrases': 'What many say now and did not before',
  'surge.phrase': '“{phrase}” ({authors, plural, one {# person} other {# people}})',
  'surge.noPhrases': 'No words that many have in common.',
  'surge.people': '{authors, plural, one {One person} other {# people}} wrote.',
  'surge.reach':
    '{authors, plural, one {One person} other {# people}} wrote, with {reach, plural, one {one follower} other {{reach, number} followers}} together.',
  'surge.first': 'The first messages',
  'surge.firstGone': 'The first messages cannot be read here.',
  'surge.why': 'Why you dismiss it',
  'surge.dismiss': 'Dismiss it',
  'surge.dismissed': 'Dismissed by {name} {ago}: {reason}',
  'surge.done': 'Dismissed. The reason stays with it.',
} as const;
