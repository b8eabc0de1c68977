// Alike messages, and one answer for many of them.

export const enJoint = {
  'command.goAlike': 'Go to alike messages',
  'alike.title': 'Alike messages',
  'alike.lead': 'Waiting messages that say nearly the same, and one answer for many of them.',
  'alike.lookAgain': 'Look again',
  'alike.looking': 'Looking at what waits …',
  'alike.none':
    '{looked, plural, =0 {Nobody waits for an answer that you may give.} other {Of # waiting cases that you may answer no two say nearly the same.}}',
  'alike.found':
    '{groups, plural, one {# group} other {# groups}} among {looked, plural, one {# waiting case} other {# waiting cases}} that you may answer.',
  'alike.notWhole': 'More wait; these are the most urgent ones.',
  'alike.groups': 'Groups of alike messages',
  'alike.count': '{count, plural, one {# message} other {# messages}}',
  'alike.answer': 'Answer together',
  'alike.template': 'Template',
  'alike.ownWords': 'Words of your own',
  'alike.text': 'Text for all of them',
  'alike.textHint': 'Write a variable in double braces, as in the canned responses.',
  'alike.blankHint': 'The same for all of them.',
  'alike.needs.none':
    '{count, plural, =0 {It goes to nobody.} one {It goes to # case at once: nobody has to approve it.} other {It goes to # cases at once: nobody has to approve it.}}',
  'alike.needs.peer':
    '{count, plural, =0 {It goes to nobody.} one {A colleague approves it before it goes to # case.} other {A colleague approves it before it goes to # cases.}}',
  'alike.needs.supervisor':
    '{count, plural, =0 {It goes to nobody.} one {A supervisor approves it before it goes to # case.} other {A supervisor approves it before it goes to # cases.}}',
  'alike.needs.two':
    '{count, plural, =0 {It goes to nobody.} one {Two colleagues approve it before it goes to # case.} other {Two colleagues approve it before it goes to # cases.}}',
  'alike.kept': '{count, plural, one {Not to # case} other {Not to # cases}}: {why}',
  'alike.ask':
    '{count, plural, =0 {Send to approval} one {Send # answer to approval} other {Send # answers to approval}}',
  'alike.send': '{count, plural, =0 {Answer} one {Answer # case} other {Answer # cases}}',
  'alike.cases':
    '{count, plural, one {# case} other {# cases}}, {out, plural, =0 {nobody left out} one {# left out} other {# left out}}',
  'alike.who': '{name}, case {number}',
  'alike.more': '{count, plural, one {Show # more} other {Show # more}}',
  'joint.title': 'Answers under way',
  'joint.name': '{count, plural, one {Answer to # case of {brand}} other {Answer to # cases of {brand}}}',
  'joint.asked': '{who}, {time}',
  'joint.progress': '{sent} of {of} sent, {dropped} dropped out',
  'joint.waiting': '{count, plural, one {# waits for approval} other {# wait for approval}}',
  'joint.leaving':
    '{count, plural, one {# leaves as soon as its channel takes it} other {# leave as their channels take them}}',
  'joint.stuck':
    '{count, plural, one {# waits for somebody to look at it in the outbox} other {# wait for somebody to look at them in the outbox}}',
  'joint.withdrawn': '{count, plural, one {# was taken back} other {# were taken back}}',
  'joint.refused': '{count, plural, one {# was not approved} other {# were not approved}}',
  'joint.missing':
    '{count, plural, one {# was never written: answer it again} other {# were never written: answer them again}}',
  'joint.dropped.customer-wrote-again':
    '{count, plural, one {# dropped out: the customer wrote again} other {# dropped out: their customers wrote again}}',
  'joint.dropped.answered-elsewhere':
    '{count, plural, one {# dropped out: it was answered} other {# dropped out: they were answered}}',
  'joint.dropped.post-withdrawn':
    '{count, plural, one {# dropped out: the post is gone} other {# dropped out: the posts are gone}}',
  'joint.dropped.closed':
    '{count, plural, one {# dropped out: it was closed} other {# dropped out: they were closed}}',
  'joint.dropped.merged':
    '{count, plural, one {# dropped out: it was merged} other {# dropped out: they were merged}}',
  'joint.dropped.other-hands':
    '{count, plural, one {# dropped out: it changed hands} other {# dropped out: they changed hands}}',
  'joint.note': 'Not approved: {note}',
  'joint.read': '{count, plural, one {Read # text} other {Read # texts}}',
  'joint.stop': 'Stop',
  'joint.review': 'What you approve',
  'joint.reviewLead':
    'One approval covers these texts for these cases. A case that changes before its answer leaves drops out by itself.',
  'joint.approve': '{count, plural, =0 {Approve} one {Approve # answer} other {Approve # answers}}',
  'joint.why': 'Why not, or what should be different',
  'joint.refuse': 'Do not approve',
  'joint.texts': '{count, plural, one {# text} other {# texts}}',
  'approvals.joint':
    '{count, plural, one {# answer to many messages waits} other {# answers to many messages wait}}',
  'done.jointAsked':
    '{count, plural, one {# answer waits for approval.} other {# answers wait for approval.}}',
  'done.jointSent': '{count, plural, one {# answer is on its way.} other {# answers are on their way.}}',
  'done.jointApproved':
    '{count, plural, one {# answer is approved.} other {# answers are approved. They leave as the channels take them.}}',
  'done.jointRefused':
    '{count, plural, one {# answer is not approved.} other {# answers are not approved.}} Their author reads why.',
  'done.jointStopped':
    '{count, plural, one {# answer was taken back.} other {# answers were taken back.}} What has left stays with its customer.',
  'hold.dropped-out': 'Held: its case changed',
  'hold.dropped-out.why':
    'It was one answer for many alike messages, and this case is not as it was then. Answer it by itself.',
  'error.joint-other-brand':
    'This case is of another brand. It is left out; answer it with words of its own brand.',
  'error.joint-nobody-waits': 'Nobody waits for an answer here any more. It is left out.',
  'error.joint-case-changed': 'The customer wrote again, or the post is gone. It is left out; read it first.',
  'error.joint-on-its-way': 'A reply to this customer is on its way already. It is left out.',
  'error.joint-not-found':
    'This desktop knows no such answer. Nothing was changed; look at the list of those under way.',
} as const;
