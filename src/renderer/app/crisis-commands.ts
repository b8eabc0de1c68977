// The actions of a crisis: declaring one, its holding message, and answering alike messages together.
import type { Command } from './command';
import { always, dialog, goTo, inQueue } from './command-steps';

export const crisisCommands: readonly Command[] = [
  {
    id: 'send-holding',
    label: 'command.sendHolding',
    group: 'write',
    keys: ['h'],
    when: inQueue,
    run: dialog('holding'),
  },
  {
    id: 'declare-crisis',
    label: 'command.declareCrisis',
    group: 'write',
    keys: ['g !'],
    when: always,
    run: dialog('declare-crisis'),
  },
  {
    id: 'go-alike',
    label: 'command.goAlike',
    group: 'go',
    keys: ['g m'],
    when: always,
    run: goTo('alike'),
  },
];
