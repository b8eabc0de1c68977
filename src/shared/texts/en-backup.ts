// Backups: making one, bringing one back, and the desktop that takes over afterwards.

export const enBackup = {
  'backup.title': 'Backup',
  'backup.lead':
    'One encrypted file with all your cases. Passwords of channels and the look of this desktop are not in it.',
  'backup.last': 'Last backup: {ago}',
  'backup.none': 'No backup yet',
  'backup.hint.none': 'If this disk breaks, a backup elsewhere is the only way back to your cases.',
  'backup.hint.old': 'That is a while ago. What came in since then is in no backup.',
  'backup.make': 'Back up now …',
  'backup.restore': 'Restore a backup …',
  'command.backup': 'Back up now …',
  'command.restore': 'Restore a backup …',

  'backup.makeTitle': 'Back up now',
  'backup.makeLead':
    'Choose a passphrase, then where the file goes: best on another disk. You can go on working meanwhile.',
  'backup.passphrase': 'Passphrase of the backup',
  'backup.passphraseHint':
    'At least {count} characters. Whoever loses it cannot open the backup; nobody can.',
  'backup.again': 'The same again',
  'backup.differs': 'The two differ.',
  'backup.start': 'Choose the file and back up',
  'backup.going': 'Backing up …',
  'backup.done': '{file} is written and was read back: {size}.',
  'backup.untouched': 'An earlier backup stays as it was.',

  'restore.title': 'Restore a backup',
  'restore.aside':
    'The cases on this desktop are set aside in a folder beside the restored ones. Nothing is deleted.',
  'restore.held': 'Nothing is sent until you say that this desktop takes over.',
  'restore.secrets':
    'Passwords and tokens of channels are not in a backup. A channel that lacks its own asks for it again.',
  'restore.passphrase': 'Passphrase of the backup',
  'restore.word': 'restore',
  'restore.field': 'Type “{word}” to go on',
  'restore.start': 'Choose the file and restore',
  'restore.going': 'Restoring …',
  'restore.done': 'The backup of {date} is restored. Nothing is sent before you say so.',
  'restore.untouched': 'Nothing on this desktop was changed.',

  'backup.failed.wrong-passphrase': 'This passphrase does not open the backup. Type it again.',
  'backup.failed.not-a-backup': 'This file is not a backup of Semáforo. Choose another one.',
  'backup.failed.damaged-backup':
    'This backup is damaged and cannot be trusted. Copy it anew from where it came, or choose an earlier one.',
  'backup.failed.newer-format':
    'This backup was made by a newer Semáforo. Install that version or a later one, then restore it.',
  'backup.failed.disk-full': 'There is not enough room on the disk. Make room, or choose another disk.',
  'backup.failed.log-damaged':
    'A part of your cases on this disk is damaged, and no backup is made of that. Keep your earlier backups, and start Semáforo anew: it then says what can be saved.',
  'backup.failed.unreachable':
    'The file cannot be reached. Check that the disk is connected and may be written, then try again.',
  'backup.failed.not-allowed':
    'A backup holds all cases of all brands. Only a supervisor or an administrator may make or restore one.',
  'backup.failed.busy': 'A backup or a restore is under way already. Wait until it is done, then try again.',
  'backup.failed.failed': 'That did not work, for a reason that nobody foresaw. Try again.',

  'restored.line': 'Restored from the backup of {date}: nothing is sent from here yet',
  'restored.notice':
    'Restored from the backup of {date}. Nothing is sent from here before you say that this desktop takes over.',
  'restored.takeOver': 'This desktop takes over',
  'takeOver.title': 'Shall this desktop take over?',
  'takeOver.one': 'From then on it sends to your customers. Only one desktop may do that.',
  'takeOver.other':
    'If the desktop the backup came from still exists, it must not run: two that send would answer customers twice.',
  'takeOver.held': 'Replies that were on their way stay held until they were looked for on the channel.',
  'done.tookOver': 'This desktop has taken over.',
} as const;
