// Writing to a customer, deciding what colleagues wrote, and bringing in by hand what came another way.
import type { Command } from './command';
import { always, decide, dialog, inApprovals, onOneCase, write } from './command-steps';

export const writeCommands: readonly Command[] = [
  { id: 'reply', label: 'command.reply', group: 'write', keys: ['r'], when: onOneCase, run: write('reply') },
  { id: 'note', label: 'command.note', group: 'write', keys: ['n'], when: onOneCase, run: write('note') },
  {
    id: 'canned',
    label: 'command.canned',
    group: 'write',
    keys: [';'],
    when: onOneCase,
    run: dialog('canned'),
  },
  {
    id: 'divert',
    label: 'command.divert',
    group: 'write',
    keys: ['f'],
    when: onOneCase,
    run: dialog('divert'),
  },
  {
    id: 'approve',
    label: 'command.approve',
    group: 'write',
    keys: ['y'],
    when: inApprovals,
    run: decide('approve'),
  },
  {
    id: 'request-changes',
    label: 'command.requestChanges',
    group: 'write',
    keys: ['u'],
    when: inApprovals,
    run: decide('changes'),
  },
  {
    id: 'reject-reply',
    label: 'command.rejectReply',
    group: 'write',
    keys: ['v'],
    when: inApprovals,
    run: decide('reject'),
  },
  {
    id: 'by-hand',
    label: 'command.byHand',
    group: 'write',
    keys: ['b'],
    when: always,
    run: dialog('by-hand'),
  },
];
