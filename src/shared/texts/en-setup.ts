// Beginning: the first run, the keychain, connecting a channel and what a connection test found.

export const enSetup = {
  'splash.problemTitle': 'Semáforo cannot open this desk',
  'splash.tryAgain': 'Try again',
  'problem.disk-full':
    'The disk is full, and the log of your cases needs a little room to open. Nothing is lost. Make room, then try again.',
  'problem.log-unreadable':
    'The log of your cases cannot be read, and nothing in it was changed. Check that the disk is there and can be written, then try again. If it stays so, bring back the profile from a backup.',
  'problem.log-newer':
    'The log of your cases was written by a newer Semáforo, and nothing in it was changed. Install that version or a later one.',
  'problem.log-other-key':
    'The log of your cases does not open with the key of this computer, and nothing in it was changed. If the profile or the keychain came from a backup, bring back the one that belongs to it, then try again.',
  'problem.engine-failed':
    'The part that keeps your cases could not start, and nothing was changed. Try again; if it stays so, start Semáforo anew.',
  'problem.engine-crash-loop':
    'The part that keeps your cases stopped several times in a row. What was saved is safe. Try again, or start Semáforo anew.',
  'problem.shell-defect':
    'Something inside Semáforo went wrong. What was saved is safe. Try again, or start Semáforo anew.',
  'splash.waiting-for-key': 'Waiting for the key to your data.',
  'splash.starting': 'Opening your cases.',
  'splash.running': 'Opening your cases.',
  'splash.restarting': 'Something stopped and is being started again. Nothing is lost.',
  'splash.stopped': 'The part that keeps your cases does not run.',

  'first.title': 'Where do your customers write to you?',
  'first.lead': 'Everything stays on this computer until you answer somebody. You can try it out first.',
  'first.sandbox': 'Open the sandbox',
  'first.sandboxWhy': 'Invented brands and customers, real keys. Nothing leaves this computer.',
  'first.connect': 'Connect a channel',
  'first.connectWhy': 'Bluesky, Mastodon or e-mail. It takes a minute.',
  'first.import': 'Import a workspace',
  'first.importWhy': 'A definition from your team: brands, tiers, accounts, canned responses.',

  'keychain.title.opening': 'Opening your data',
  'keychain.why.opening': 'The key to your data is being fetched.',
  'keychain.title.locked': 'Your keychain is locked',
  'keychain.why.locked':
    'The key to your cases lies in the system’s keychain. Unlock it as you usually do, then try again. Nothing was changed.',
  'keychain.retry': 'Try again',
  'keychain.stillLocked': 'It is still locked.',
  'keychain.title.needsPassphrase': 'Your passphrase, please',
  'keychain.why.needsPassphrase': 'The key to your cases is kept in a file that only your passphrase opens.',
  'keychain.passphrase': 'Passphrase',
  'keychain.unlock': 'Open',
  'keychain.wrongPassphrase': 'This passphrase does not open it. Nothing was changed.',
  'keychain.title.choose': 'Where may the key to your data be kept?',
  'keychain.why.choose':
    'This computer offers no keychain. Your cases are always encrypted; choose what opens them.',
  'keychain.newPassphrase': 'A passphrase that only you know',
  'keychain.passphraseHint': 'At least {count} characters. Nobody can recover it for you.',
  'keychain.again': 'The same again',
  'keychain.differs': 'The two differ.',
  'keychain.usePassphrase': 'Keep it under this passphrase',
  'keychain.memoryWhy':
    'Or keep the key in memory only: when you quit, everything stored here can no longer be opened.',
  'keychain.memory': 'In memory only',

  'connect.title': 'Connect a channel',
  'connect.channel': 'Channel',
  'connect.help.bluesky':
    'Make an app password in Bluesky under Settings, Privacy and security. Your own password is not needed.',
  'connect.help.mastodon':
    'Make an access token on your server under Preferences, Development, with the scopes read and write.',
  'connect.help.email': 'The mailbox that your customers write to. Many providers want an app password here.',
  'connect.more': 'Another Bluesky server',
  'connect.test': 'Test the connection',
  'connect.testing': 'Testing …',
  'connect.connect': 'Connect',
  'connect.connecting': 'Connecting …',
  'connect.connected': 'It works. You are {identity}.',
  'connect.done': '{channel} is connected. The first messages are on their way.',
  'field.brand': 'Brand name',
  'field.handle': 'Handle',
  'field.appPassword': 'App password',
  'field.service': 'Server',
  'field.server': 'Server, such as social.example',
  'field.accessToken': 'Access token',
  'field.address': 'E-mail address',
  'field.user': 'User name, if it is not the address',
  'field.password': 'Password',
  'field.imapHost': 'Incoming server (IMAP)',
  'field.imapPort': 'Port',
  'field.smtpHost': 'Outgoing server (SMTP)',
  'field.smtpPort': 'Port',
  'field.security': 'Security',

  'cause.name-not-found': 'There is no server of this name.',
  'cause.name-not-found.next':
    'Check the spelling of the address, or whether you need the company’s network.',
  'cause.refused': 'The server is there, but it does not answer at this port.',
  'cause.refused.next': 'Check the port, and whether a firewall stands between.',
  'cause.timed-out': 'The server did not answer in time.',
  'cause.timed-out.next': 'Try again in a moment. If it stays so, check the address and the port.',
  'cause.untrusted-certificate': 'The server’s certificate is not trusted, so nothing was sent.',
  'cause.untrusted-certificate.next':
    'Check the address. For a mail server inside the company, ask for the certificate of its authority.',
  'cause.not-this-service': 'Something answers there, but not this kind of service.',
  'cause.not-this-service.next': 'Check that the address and the port belong to this channel.',
  'cause.wrong-credentials': 'The name or the password is not right.',
  'cause.wrong-credentials.next': 'Type both again. Bluesky and many mail providers want an app password.',
  'cause.expired-token': 'The password or token has expired or was withdrawn.',
  'cause.expired-token.next': 'Make a new one on the channel and connect again.',
  'cause.missing-scope': 'The token may not do everything that is needed.',
  'cause.missing-scope.next': 'Make a new one with all the scopes named above.',
  'cause.rate-limited': 'The channel asks us to wait, because there were too many requests.',
  'cause.rate-limited.next': 'Nothing to do: it goes on by itself.',
  'cause.server-error': 'The channel has a problem of its own.',
  'cause.server-error.next': 'Nothing to do: it is tried again. The channel’s status page may say more.',
  'cause.offline': 'This computer has no network.',
  'cause.offline.next': 'Go on working; everything goes out when the network is back.',
  'cause.malformed-answer': 'The channel answered with something that nobody can read.',
  'cause.malformed-answer.next':
    'It is tried again. If it stays so, the address may belong to another service.',
  'cause.retryAt': 'Next try at {time}.',
} as const;
