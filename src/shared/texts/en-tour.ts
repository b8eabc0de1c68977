// The tour of the desk, on the person's own cases.

export const enTour = {
  'command.tour': 'Show me around',
  'command.tourNext': 'Tour: next step',
  'command.tourBack': 'Tour: one step back',
  'tour.title': 'Tour',
  'tour.offer': 'Show me around',
  'tour.goOn': 'Go on with the tour',
  'tour.place': 'Step {number} of {count}',
  'tour.back': 'Back',
  'tour.next': 'Next',
  'tour.end': 'Done',
  'tour.leave': 'Leave the tour',
  'tour.left': 'The tour waits where you left it. “Show me around” in the commands goes on with it.',
  'tour.over': 'That was all. “Show me around” in the commands begins anew.',
  'tour.byName': '{palette}, then “{command}”',
  'tour.nobodyYet': 'Nobody is waiting right now; go on with Next, or try it in the sandbox.',
  'tour.step.list':
    'This list holds who waits for you, the hottest deadline first. {next} goes down in it, {previous} up. What arrives never moves the case you are on.',
  'tour.step.open':
    '{open} opens the case: what is owed and by when, the tier, the story so far. Who the customer is stands beside it.',
  'tour.step.tier':
    'How urgent is it? {green} is green, {yellow} yellow, {red} red. {undo} takes the last step back, this one too. Set it where it helps, or go on with Next.',
  'tour.step.reply':
    '{reply} begins a reply, {canned} looks through the canned ones. Above your words stands who speaks and who can read them. Nothing leaves before you send it.',
  'tour.step.note':
    '{note} begins an internal note, on paper of another colour: your team reads it, the customer never does.',
  'tour.step.resolve':
    '{resolve} resolves a case and goes on to the next. If the customer writes again it comes back. Do it where it is right, or go on with Next.',
  'tour.step.palette':
    '{palette} finds everything you can do, with its key. {keys} shows all keys; in the settings you change them.',
  'tour.step.fresh':
    'The line below says how fresh it all is, and what has not gone out yet. Red cases warn you before they are due, also with the window closed. Semáforo is yours.',
} as const;
