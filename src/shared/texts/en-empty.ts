// Empty places and how to go on from them.

export const enEmpty = {
  'queue.empty.mine': 'You hold no case.',
  'queue.emptyNext.mine': 'Take one of the unassigned, or let the rule give you the next one.',
  'queue.empty.unassigned': 'Every open case is in somebody’s hands.',
  'queue.empty.untriaged': 'Every open case has its tier.',
  'queue.empty.safety': 'No safety case is open.',
  'queue.emptyNext.safety': 'One that comes in stands here at once, and red.',
  'queue.empty.for-you': 'There is nothing new for you.',
  'queue.emptyNext.for-you': 'Cases come here when a colleague names you in a note or gives one to you.',
  'queue.emptyNext.awaiting-approval': 'What somebody has to read first stands here until it is decided.',
  'queue.empty.replies-stuck': 'No reply is stuck.',
  'queue.emptyNext.replies-stuck':
    'Replies that a channel refused, or that may or may not have arrived, stand here.',
  'queue.empty.snoozed': 'No case is snoozed.',
  'queue.emptyNext.snoozed': 'What you put off waits here and comes back by itself at its time.',
  'queue.empty.muted': 'No author is muted.',
  'queue.emptyNext.muted': 'Cases of muted authors come here; safety cases never do.',
  'queue.empty.reserve': 'You are on the reserve.',
  'queue.emptyNext.reserve': 'Your seat opens by itself when a crisis of your brands is declared.',
  'queue.empty.closed': 'No case is closed yet.',
  'queue.emptyNext.closed': 'What you resolve stands here, and opens again when its customer writes.',
  'queue.emptyNext.noChannel': 'Connect one, and what customers write comes in here by itself.',
  'search.other': 'Try fewer words, a name or a case number.',
} as const;
