// What is decided about a reply before it goes out, and what its author hears of it.

export const enApproval = {
  'step.approvalAsked': '{who} asked for the approval again',
  'step.approved': '{who} approved the reply',
  'step.approvedWithEdit': '{who} changed the reply and approved it',
  'step.sentBack': '{who} asked for changes: {note}',
  'step.rejected': '{who} rejected the reply: {note}',
  'step.glassBroken': '{who} let the reply go alone: {note}',
  'step.lapsed.customer-wrote-again': 'The approval lapsed: the customer wrote again',
  'step.lapsed.answered-elsewhere': 'The approval lapsed: another answer went out',
  'step.lapsed.post-withdrawn': 'The approval lapsed: the post is gone',
  'step.lapsed.too-old': 'The approval lapsed: it grew too old',
  'news.sent-back': '{who} asks for changes to your reply: {reason}',
  'news.sent-backPlain': '{who} asks for changes to your reply.',
  'news.rejected': '{who} rejected your reply: {reason}',
  'news.rejectedPlain': '{who} rejected your reply.',
  'news.edited': '{who} changed your reply and approved it: {reason}',
  'news.editedPlain': '{who} changed your reply and approved it. Look at the difference.',
  'news.lapsed': 'The approval of your reply lapsed: {reason}',
  'news.lapsedPlain': 'The approval of your reply lapsed. Read what is new, then ask again or take it back.',
  'error.approval-not-asked':
    'Nobody asks for an approval of it any more. Read in its case what became of it.',
  'error.approval-own': 'You wrote it: a colleague has to approve it.',
  'error.approval-given': 'You have approved it already: it takes somebody else as well.',
  'error.approval-needs-supervisor':
    'A supervisor has to approve it. Leave it to one, or leave a note in the case.',
  'error.approval-needs-team':
    'The team that is asked first has to approve it. Nothing was decided; it goes on waiting for them.',
  'error.approval-text-changed': 'The text was changed since you read it. Read it again.',
  'error.approval-overtaken': 'The conversation moved on since you read it. Read what is new.',
  'error.approval-not-lapsed': 'It waits for an approval already. Nothing has to be asked again.',
  'error.approval-post-gone': 'The post it answers is gone. Take the reply back, or answer another message.',
  'error.approval-without-words': 'There are no words left to approve. Write some, or send the reply back.',
  'error.reply-of-other-author': 'Only who wrote it can do this. Leave them a note in the case.',
  'error.reply-needs-approval': 'You cannot let this go by yourself: it needs an approval.',
} as const;
