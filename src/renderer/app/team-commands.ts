// The actions of working together: whose case it is, what is next, and who sits here.
import type { Command } from './command';
import { always, dialog, onCase } from './command-steps';

export const sharingCommands: readonly Command[] = [
  {
    id: 'next-case',
    label: 'command.nextCase',
    group: 'triage',
    keys: ['w'],
    when: always,
    run: ({ actions }) => actions.next(),
  },
  {
    id: 'release',
    label: 'command.release',
    group: 'triage',
    keys: [],
    when: onCase,
    run: ({ actions }) => actions.release(),
  },
];

export const seatCommands: readonly Command[] = [
  { id: 'seat', label: 'command.seat', group: 'go', keys: ['g u'], when: always, run: dialog('seat') },
  {
    id: 'away',
    label: 'command.away',
    group: 'go',
    keys: ['g b'],
    when: always,
    run: ({ seat }) => seat.switchAway(),
  },
  {
    id: 'lock',
    label: 'command.lock',
    group: 'go',
    keys: ['g l'],
    when: always,
    run: ({ seat }) => seat.lock(),
  },
  { id: 'shift', label: 'command.shift', group: 'go', keys: ['g h'], when: always, run: dialog('shift') },
];
