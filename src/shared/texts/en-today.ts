// The day in figures, and the record that coaching starts from.
export const enToday = {
  'command.goToday': 'Go to today',
  'command.goCoaching': 'Go to the coaching record',
  'today.title': 'Today',
  'today.lead': 'since {time}, as it happens',
  'today.counting': 'Still counting: the figures are too low until this is done.',
  'today.total': 'All',
  'today.byTier': 'By tier',
  'today.byAgent': 'By person',
  'today.byBrand': 'By brand',
  'today.nobody': 'Nobody, or outside the console',
  'today.howTo': 'Choose the head of a column to read how its figures are made.',
  'today.column.inTime': 'In time',
  'today.column.open': 'Open',
  'today.column.waiting': 'Waiting',
  'today.column.breached': 'Breached',
  'today.column.answered': 'Answered',
  'today.column.response': 'Average response',
  'today.column.first': 'First response',
  'today.how.inTime':
    'In time = answers of today within their deadline ÷ (all answers of today + customers who wait past their deadline now).',
  'today.how.open':
    'Open = cases that are open now, snoozed ones too; without those of muted authors, unless it is a safety case. By person: who holds them.',
  'today.how.waiting': 'Waiting = open cases whose customer waits for an answer now.',
  'today.how.breached':
    'Breached = waiting cases whose deadline has passed. At the due instant itself red and green are in time, yellow is late, unless the brand says otherwise.',
  'today.how.answered':
    'Answered = answers that the channel took today. Several customer messages that one answer covers count once. By person: who wrote the answer.',
  'today.how.response':
    'Average response time = the sum of the waits ÷ the answers of today. A wait runs from the first message that waited to its answer, at all hours.',
  'today.how.first':
    'First response time = the sum of the waits of first answers ÷ the cases answered for the first time today.',
  'today.sum.inTime': '{inTime} ÷ ({answered} + {breached})',
  'today.sum.average': '{duration} ÷ {count}',
  'coaching.title': 'Coaching record',
  'coaching.lead': 'What became of replies that a colleague read before they went out.',
  'coaching.whose': 'Whose replies',
  'coaching.everybody': 'Everybody',
  'coaching.empty':
    'Nobody has read a reply here yet. It begins when somebody approves, changes or sends one back.',
  'coaching.author': 'Author',
  'coaching.count.approved': 'Approved',
  'coaching.count.edited': 'Changed',
  'coaching.count.sent-back': 'Sent back',
  'coaching.count.rejected': 'Rejected',
  'coaching.changed': 'Of changed replies, words changed',
  'coaching.entries': 'Decisions, the newest first',
  'coaching.line.approved': '{by} approved a reply of {author}',
  'coaching.line.edited': '{by} changed a reply of {author} and approved it ({share} of its words)',
  'coaching.line.sent-back': '{by} sent a reply of {author} back',
  'coaching.line.rejected': '{by} rejected a reply of {author}',
  'review.due':
    '{count, plural, one {# canned response to look over: nobody did for a month} other {# canned responses to look over: nobody did for a month}}',
  'review.never': 'never looked over',
  'review.last': 'last looked over {when}',
  'review.old': 'not looked over for a month',
  'review.refused':
    '“{title}” stays as it was, because the workspace does not take it: {path} {reason}. Put that right in the settings, then try again.',
  'review.stillRight': '{title} is still right',
  'review.kept': 'Looked over: {title}.',
} as const;
