// Moving through a list, marking in it, and opening what is marked by the cursor.
import type { Command } from './command';
import {
  always,
  backToList,
  inAList,
  inApprovals,
  inQueue,
  markAll,
  markAndMove,
  move,
  onOneCase,
  openCase,
  toggleMark,
} from './command-steps';

export const moveCommands: readonly Command[] = [
  { id: 'next', label: 'command.next', group: 'move', keys: ['j', 'ArrowDown'], when: inAList, run: move(1) },
  {
    id: 'previous',
    label: 'command.previous',
    group: 'move',
    keys: ['k', 'ArrowUp'],
    when: inAList,
    run: move(-1),
  },
  { id: 'open', label: 'command.open', group: 'move', keys: ['Enter'], when: inQueue, run: openCase },
  { id: 'back', label: 'command.back', group: 'move', keys: ['Escape'], when: always, run: backToList },
  {
    id: 'mark',
    label: 'command.mark',
    group: 'move',
    keys: ['x'],
    when: () => onOneCase() || inApprovals(),
    run: toggleMark,
  },
  {
    id: 'mark-next',
    label: 'command.markNext',
    group: 'move',
    keys: ['Shift+j', 'Shift+ArrowDown'],
    when: onOneCase,
    run: markAndMove(1),
  },
  {
    id: 'mark-previous',
    label: 'command.markPrevious',
    group: 'move',
    keys: ['Shift+k', 'Shift+ArrowUp'],
    when: onOneCase,
    run: markAndMove(-1),
  },
  {
    id: 'mark-all',
    label: 'command.markAll',
    group: 'move',
    keys: ['Mod+a'],
    when: inQueue,
    run: markAll,
  },
  {
    id: 'show-new',
    label: 'command.showNew',
    group: 'move',
    keys: ['.'],
    when: inQueue,
    run: ({ queue }) => queue.refresh(),
  },
];
