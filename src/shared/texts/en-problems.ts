// What the engine and the shell refuse, or cannot do right now, each with what to do next. Keys are `error.` and the code.

export const enProblems = {
  'error.unexpected':
    'That did not work, and nothing was changed. Try again; if it stays so, “What is it doing?” says more. ({detail})',
  'error.disk-full': 'The disk is full, so nothing was changed. Make room and try again.',
  'error.log-damaged':
    'This part of the log is damaged and cannot be read. The rest goes on working; a backup from before may still hold this part.',
  'error.no-workspace': 'There is no workspace yet. Connect a channel or import a workspace first.',
  'error.nobody-sits-here': 'Nobody of the workspace is chosen to sit here. Choose yourself in the settings.',
  'error.case-not-found': 'This case does not exist here. It may have been erased; search for its customer.',
  'error.case-merged': 'This case was merged into another one. Go on there.',
  'error.case-closed': 'This case is closed. Reopen it first.',
  'error.customer-not-found':
    'This customer is not known here. They may have been erased, or write from another account.',
  'error.merge-other-brand':
    'Cases of different brands cannot be merged. Leave a note in each of them instead.',
  'error.merge-reply-on-its-way': 'A reply of this case is still on its way. Merge when it has come to rest.',
  'error.merge-closing-note-owed':
    'This case owes a closing note in its own thread, and nothing was merged. Write the note first, or merge the other case into this one.',
  'error.call-in-the-future': 'A call cannot have been taken in the future. Check the time.',
  'error.brand-not-in-workspace':
    'The workspace does not have this brand any more. Its cases stay; whoever manages the workspace can bring it back.',
  'error.team-unknown': 'The workspace does not have this team any more. Choose another one.',
  'error.contact-type-of-other-team':
    'The escalation map gives this kind of contact to another team. Escalate it or ask them.',
  'error.client-data-of-other-team':
    'Client data is involved: only the team that may see it answers. Hand the case over to them.',
  'error.brand-of-others': 'You do not work for this brand. Assign the case to somebody who does.',
  'error.channel-of-others': 'You do not work on this channel. Assign the case to somebody who does.',
  'error.role-may-not':
    'Your role does not include this. Somebody who manages the workspace can do it, or change your role.',
  'error.role-may-not-here':
    'Your role does not include this for this brand, channel or tier. Assign the case to somebody whose role does.',
  'error.owned-by-other-team': 'Another team owns this case. Escalate it or ask them.',
  'error.safety-case-of-other-team': 'A safety case is answered by the team that owns it. Leave them a note.',
  'error.action-not-offered': 'The channel does not offer that. Nothing was changed.',
  'error.action-failed': 'The channel did not do it. Try again, or do it on the channel.',
  'error.attachment-not-found': 'A file of this reply is gone. Attach it again.',
  'error.reply-already-submitted': 'This reply was submitted before. It is in the outbox, or in its case.',
  'error.account-of-other-brand':
    'This account speaks for another brand. Nothing was sent; look at the channels in the settings.',
  'error.audience-not-offered':
    'The channel cannot send to this audience. Nothing was sent; choose the other one above your words.',
  'error.text-too-long': 'The reply is longer than the channel takes. Shorten it.',
  'error.too-many-attachments': 'The channel does not take so many files. Take some of them off.',
  'error.reply-not-pending': 'This reply has come to rest already. Its case says how.',
  'error.reply-not-yours-to-release':
    'This reply waits for something that you cannot decide. The outbox says what it waits for.',
  'error.reply-not-failed': 'Only a refused reply can be tried again. The outbox says how far this one is.',
  'error.reply-not-looked-up':
    'This reply came from a backup. It is looked for on the channel first; then you can decide.',
  'error.reply-not-unknown': 'It is known by now what became of this reply. Its case says it.',
  'error.reply-already-leaving':
    'Too late: the reply is already leaving. Write another one if something has to be put right.',
  'error.reply-on-its-way': 'A reply is still on its way. Wait for it, or cancel it.',
  'error.safety-never-muted': 'A safety case cannot be muted. Take the safety flag off first.',
  'error.safety-stays-red': 'A safety case stays red. Take the safety flag off first.',
  'error.safety-needs-follow-up':
    'A safety case is closed only when a follow-up stands in its thread. Write it, or leave the case open.',
  'error.diversion-needs-closing-note':
    'The customer was sent elsewhere from here. Write the closing note in this thread first, or leave the case open.',
  'error.diversion-to-the-same-place':
    'The conversation is private already. Choose another way, or answer here.',
  'error.closing-note-not-owed': 'No closing note is owed here. Write an ordinary reply instead.',
  'error.closing-note-elsewhere':
    'The closing note stands where the customer was told to go elsewhere. Write it there.',
  'error.snooze-in-the-past': 'That time has passed. Choose a later one.',
  'error.snooze-past-deadline': 'The case would sleep past its deadline. Choose an earlier time.',
  'error.already-sandbox': 'This is the sandbox already. Close it when you want your own desk back.',
  'error.settings-not-written':
    'The settings could not be written. Check whether the disk is full or write-protected.',
  'error.link-refused': 'Only web and mail addresses are opened. This one was not opened.',
  'error.link-not-opened': 'The system has no program for this address. Copy it and open it elsewhere.',
  'error.channels-not-running':
    'The part that talks to the channels does not run right now. Try again in a moment.',
  'error.keychain-closed': 'The keychain is not open yet. Unlock it and try again.',
  'error.secret-not-kept': 'The keychain did not take the password. Unlock it and try again.',
  'error.file-not-written': 'The file could not be written. Choose another place.',
  'error.rule-not-as-agreed':
    'One of the rules is not complete yet. Each needs a name, and values that its fields take.',
  'error.log-being-read': 'Another look at what is stored is under way. Wait for it, or stop it.',
  'error.not-faq': 'That file is no table of texts, or too large. Nothing was changed; choose another one.',
  'error.faq-not-read': 'What was answered could not be read. Nothing was changed; try again.',
  'error.rules-being-tried': 'Rules are being tried already. Wait for it, or stop it.',
  'error.rules-not-tried': 'The rules could not be tried. Nothing was changed; try again.',
  'error.surge-not-found': 'This warning is not there any more. Nothing has to be done about it.',
  'error.passphrase-too-short': 'The passphrase is too short. Take a longer one.',
  'error.not-possible-now': 'That is not possible right now. Nothing was changed; try again in a moment.',
  'error.passphrase-wrong': 'This passphrase does not open it. Nothing was changed.',
} as const;
