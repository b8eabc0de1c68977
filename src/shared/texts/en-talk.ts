// Talking among colleagues inside a case: who is named in a note, asked, and answers.
export const enTalk = {
  'news.mentioned': '{who} named you in a note: {reason}',
  'news.mentionedPlain': '{who} named you in a note.',
  'news.asked': '{who} asks you: {reason}',
  'news.askedPlain': '{who} asks you something.',
  'news.answered': '{who} answered your question: {reason}',
  'news.answeredPlain': '{who} answered your question.',
  'news.told': 'A rule tells you of it: {reason}',
  'news.toldPlain': 'A rule tells you of it.',
  'note.mentionHint': 'Name a colleague with @: they find the case under “For you”.',
  'note.people': 'Colleagues',
  'note.ask': 'Ask {names} for an answer',
  'note.asks': 'asks {names}',
  'note.isAnswer': 'answers a question',
  'note.answer': 'Answer',
  'note.answering': 'You answer: {words}',
  'note.answerNothing': 'Write a note of its own instead',
  'note.toReply': 'Put into the reply',
  'note.answerAdd': 'Add answer',
  'note.questionAdd': 'Ask',
  'error.mentioned-may-not-see':
    'Somebody you name may not see this case. Leave out the @, or ask who leads their team.',
  'error.asked-may-not-note':
    'Somebody you ask may read here, but not write. Ask a colleague who may write notes.',
  'error.question-to-nobody': 'Name whom you ask, with an @ before the name. Nothing was asked yet.',
  'error.question-not-found': 'There is no such question in this case. It may have been answered before.',
} as const;
