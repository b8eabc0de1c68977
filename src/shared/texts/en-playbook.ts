// The playbook beside the composer: what to say, what not to say, and by which way to answer.
export const enPlaybook = {
  'command.playbook': 'Unfold or fold the playbook',
  'playbook.title': 'Playbook',
  'playbook.line': 'Playbook: {title}',
  'playbook.way.public': 'Answer in public.',
  'playbook.way.private': 'Take it to a private message.',
  'playbook.way.phone': 'Offer a call.',
  'playbook.way.self-service': 'Show where they can help themselves.',
  'playbook.way.ignore': 'No reply is needed.',
  'playbook.say': 'Say',
  'playbook.avoid': 'Do not say',
  'playbook.link': 'Put this address into the reply',
} as const;
