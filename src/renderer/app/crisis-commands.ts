// The actions of a crisis: declaring one, and its holding message.
import type { Command } from './command';
import { always, dialog, inQueue } from './command-steps';

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
];
