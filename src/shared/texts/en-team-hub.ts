// Settings > Team: the way to the team's hub, and who is let into it. Codes of failures are those of the ways there.

export const enTeamHub = {
  'settings.team': 'Team',
  'first.join': 'Join a team',
  'first.joinWhy': 'Your colleagues share a hub and gave you a login. Workspace and cases come from there.',
  'team.title': 'Share with a team',
  'team.lead':
    'A team points its desktops at one PostgreSQL database, its hub. Whoever looks after it gives you the address and a login. Until then this desktop works by itself.',
  'team.sandbox':
    'Practice is shared through a hub that is marked as a sandbox, and through no other. Several desktops hold a drill together there; no live channel is let in.',
  'team.host': 'Server of the hub',
  'team.hostHint': 'As it stands in the server’s certificate, such as hub.example.com',
  'team.port': 'Port',
  'team.portWrong': 'A number from 1 to 65535.',
  'team.database': 'Database',
  'team.login': 'Login',
  'team.password': 'Password',
  'team.ca': 'Certificate of the authority (optional)',
  'team.caHint':
    'The text of the file, from BEGIN CERTIFICATE to END CERTIFICATE. Leave it empty when this computer knows the authority.',
  'team.pemWrong': 'This is not the text of a certificate: it has no line BEGIN CERTIFICATE.',
  'team.keyWrong': 'This is not the text of a key: it has no line BEGIN … PRIVATE KEY.',
  'team.more': 'This desktop has a certificate of its own',
  'team.certificate': 'Certificate of this desktop',
  'team.key': 'Its key',
  'team.join': 'Join the team',
  'team.joining': 'Trying the connection …',
  'team.joined': 'This desktop shares with the team, as {name}.',
  'team.untouched': 'Nothing was shared, and nothing on this desktop was changed.',
  'team.failed.unreachable':
    'The server does not answer. Check its name and port, and whether you need the company’s network.',
  'team.failed.wrong-credentials':
    'The server does not accept this login. Check database, login and password.',
  'team.failed.untrusted-certificate':
    'The server’s certificate is not to be trusted, so no login was sent. Check the name of the server, and ask for the certificate of its authority.',
  'team.failed.newer-schema':
    'The team uses a newer Semáforo than this one, or the database is no hub. Install the newest version, and check the database.',
  'team.failed.not-in-definition':
    'The login is good, but the team’s workspace has no such member. Ask who manages the team to add you.',
  'team.failed.not-allowed': 'The hub does not let this person in. Ask who manages the team.',
  'team.failed.sandbox-hub':
    'This hub is for practice, and this desktop for work: nothing was shared. Open the sandbox and join from there.',
  'team.failed.live-hub':
    'This hub is for work, and this is the sandbox: nothing was shared. Ask for a hub that is marked as a sandbox.',
  'team.failed.other-hub':
    'This desktop shared with another hub before, and its cases are in step with that one. Join that one, or start with a new profile.',
  'team.failed.failed': 'The hub did not do what was asked. Try again.',
  'team.with': 'This desktop shares with {database} on {host}, with the login {login}.',
  'team.asMember': 'For the team you are {name}.',
  'team.otherSeat':
    'Somebody else sits here than the login stands for: the team takes steps only of {name}. Choose {name} as who sits here.',
  'team.lastContact': 'Last in touch {ago}',
  'team.neverInTouch': 'Not in touch since this start',
  'team.state': 'How this desktop stands with the team',
  'team.accounts': 'Who polls which channel',
  'team.heldHere': 'This desktop polls and sends',
  'team.heldElsewhere': '{name} polls and sends',
  'team.heldByDesktop': 'Another desktop polls and sends',
  'team.heldByNobody': 'Nobody polls it',
  'team.desktops': '{count} desktops have its secret',
  'team.oneDesktop': 'only one desktop has its secret',
  'team.noDesktop': 'no desktop that is on has its secret',
  'team.leave': 'Leave the team …',
  'team.leaveTitle': 'Leave the team?',
  'team.leaveWhat':
    'What was shared stays here. This desktop then works by itself: it polls and sends for its channels without asking the team, and hears no more of colleagues.',
  'team.leaveThen':
    'If your colleagues go on with the same channels, take their secrets off this desktop: otherwise a customer could be answered twice.',
  'team.leaveConfirm': 'Leave',
  'team.left': 'This desktop works by itself again.',
  'team.unknown': 'Where this desktop shares could not be read from the keychain.',
  'team.again': 'Try again',
  'team.lost':
    'This desktop shared with a team and has lost the way there. It neither polls nor sends until you join again or leave.',
  'team.members': 'People of the team',
  'team.membersLead': 'Each person of the workspace who is to work on their own desktop needs a login.',
  'team.membersUnknown': 'Who is let in could not be read.',
  'team.membersOffline': 'Who is let in is shown when the hub answers.',
  'team.reading': 'Reading who is let in …',
  'team.onReserve': 'on the reserve, with a seat only in a crisis',
  'team.you': 'you',
  'team.manages': 'manages the team',
  'team.loginOf': 'login {login}',
  'team.neverSeen': 'not there yet',
  'team.notInvited': 'has no login',
  'team.removed': 'was removed',
  'team.notMember': 'is no member of the workspace any more',
  'team.invite': 'Invite',
  'team.inviteNamed': 'Invite {name}',
  'team.inviteTitle': 'Let {name} in',
  'team.inviteLead':
    'Give login and password to {name} yourself, together with the address of the hub. The password is shown this once.',
  'team.inviteLogin': 'Login',
  'team.inviteLoginHint': 'Small letters, digits, dots and dashes; a letter first.',
  'team.invitePassword': 'First password',
  'team.invitePasswordHint': 'At least {count} plain characters, without spaces and accents.',
  'team.inviteConfirm': 'Let in',
  'team.invited': '{name} is let in, with the login {login}.',
  'team.setPassword': 'New password',
  'team.setPasswordNamed': 'New password for {name}',
  'team.setPasswordTitle': 'A new password for {name}',
  'team.setPasswordLead':
    'The one before is good no more. Give it to {name} yourself; it is shown this once.',
  'team.setPasswordConfirm': 'Set it',
  'team.passwordSet': '{name} has a new password.',
  'team.remove': 'Remove',
  'team.removeNamed': 'Remove {name}',
  'team.removeTitle': 'Remove {name}?',
  'team.removeWhat':
    'The login ends now. Cases that {name} holds go back to their teams, and the channels that their desktop polls are free for another.',
  'team.removeThen':
    'Their desktop destroys what it has of the team when it next meets the hub. Until then it has it: change the secrets of channels that must not be used any more.',
  'team.removeConfirm': 'Remove',
  'team.removedNow':
    '{name} is out. {count, plural, =0 {No case was theirs.} one {One case went back to its team.} other {{count} cases went back to their teams.}}',
  'team.removedRuns':
    '{name} is out. {count, plural, =0 {No case was theirs.} one {One case went back to its team.} other {{count} cases went back to their teams.}} A connection that still stands ends with its next step.',
  'team.compare': 'Compare both workspaces…',
  'team.compareTitle': 'Which workspace counts?',
  'team.compareWhat':
    '{name} published a change to the workspace while it was changed here too. The team works with the one of {name}; yours is kept here. This is what differs:',
  'team.compareSame': 'Nothing differs by now.',
  'team.compareMine': 'Here: {value}',
  'team.compareTheirs': '{name}: {value}',
  'team.compareNothing': 'not there',
  'team.keepTheirs': 'Take the one of {name}',
  'team.keepMine': 'Publish mine',
  'role.agent': 'Agent',
  'role.senior': 'Senior agent',
  'role.specialist': 'Brand specialist',
  'role.reputation': 'Reputation team',
  'role.contact-centre': 'Contact centre',
  'role.supervisor': 'Supervisor',
  'role.administrator': 'Administrator',
  'role.analyst': 'Analyst',
  'role.trainee': 'Trainee',
  'error.hub-not-connected': 'The hub does not answer right now. Nothing was changed; try again in a moment.',
  'error.hub-not-manager': 'Only who manages every brand of the team can do this. Ask one of them.',
  'error.hub-login-taken': 'This login is somebody else’s already. Choose another one.',
  'error.hub-login-unknown': 'This person is not let in. There is nothing to take away.',
  'error.hub-login-form':
    'A login has small letters, digits, dots and dashes, and begins with a letter. Choose another one.',
  'error.hub-password-too-short':
    'The password needs at least 14 letters, digits and signs, without spaces and accents. Take a longer one.',
  'error.hub-last-manager': 'Nobody else manages the team. Let another person manage it first.',
  'error.hub-logins-by-hand':
    'This server does not let the hub make logins. Ask whoever administers the server to make it.',
  'error.hub-not-taken': 'The hub did not take it. Nothing was changed.',
  'error.engine-not-running':
    'The part that keeps your cases does not run at the moment. Try again when it does.',
  'error.secret-not-read': 'The keychain did not answer. Unlock it and try again.',
} as const;
