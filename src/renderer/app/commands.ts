// Every action of the console as data: the keyboard, the palette and the sheet of keys are all made from this list.
import type { TextKey } from '../../shared/texts/text-key';
import { moveFocus } from '../state/session';
import {
  always,
  backToList,
  dialog,
  goTo,
  type Hands,
  inQueue,
  markAll,
  markAndMove,
  move,
  onCase,
  onOneCase,
  openCase,
  toggleMark,
  write,
} from './command-steps';

export type CommandGroup = 'move' | 'triage' | 'write' | 'go';

export interface Command {
  readonly id: string;
  readonly label: TextKey;
  readonly group: CommandGroup;
  /** Default keys; the first can be remapped. A space parts keys pressed one after the other. */
  readonly keys: readonly string[];
  readonly when: () => boolean;
  readonly run: (hands: Hands) => unknown;
}

const moving: readonly Command[] = [
  { id: 'next', label: 'command.next', group: 'move', keys: ['j', 'ArrowDown'], when: inQueue, run: move(1) },
  {
    id: 'previous',
    label: 'command.previous',
    group: 'move',
    keys: ['k', 'ArrowUp'],
    when: inQueue,
    run: move(-1),
  },
  { id: 'open', label: 'command.open', group: 'move', keys: ['Enter'], when: inQueue, run: openCase },
  { id: 'back', label: 'command.back', group: 'move', keys: ['Escape'], when: always, run: backToList },
  { id: 'mark', label: 'command.mark', group: 'move', keys: ['x'], when: onOneCase, run: toggleMark },
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

const triage: readonly Command[] = [
  {
    id: 'green',
    label: 'command.green',
    group: 'triage',
    keys: ['1'],
    when: onCase,
    run: ({ actions }) => actions.setTier('green'),
  },
  {
    id: 'yellow',
    label: 'command.yellow',
    group: 'triage',
    keys: ['2'],
    when: onCase,
    run: ({ actions }) => actions.setTier('yellow'),
  },
  {
    id: 'red',
    label: 'command.red',
    group: 'triage',
    keys: ['3'],
    when: onCase,
    run: ({ actions }) => actions.setTier('red'),
  },
  {
    id: 'safety',
    label: 'command.safety',
    group: 'triage',
    keys: ['0'],
    when: onCase,
    run: ({ actions }) => actions.toggleSafety(),
  },
  {
    id: 'claim',
    label: 'command.claim',
    group: 'triage',
    keys: ['c'],
    when: onCase,
    run: ({ actions }) => actions.claim(),
  },
  {
    id: 'release',
    label: 'command.release',
    group: 'triage',
    keys: [],
    when: onCase,
    run: ({ actions }) => actions.release(),
  },
  {
    id: 'assign',
    label: 'command.assign',
    group: 'triage',
    keys: ['a'],
    when: onCase,
    run: dialog('assign'),
  },
  { id: 'tag', label: 'command.tag', group: 'triage', keys: ['t'], when: onCase, run: dialog('tags') },
  {
    id: 'escalate',
    label: 'command.escalate',
    group: 'triage',
    keys: ['!'],
    when: onCase,
    run: dialog('escalate'),
  },
  {
    id: 'snooze',
    label: 'command.snooze',
    group: 'triage',
    keys: ['s'],
    when: onCase,
    run: dialog('snooze'),
  },
  { id: 'merge', label: 'command.merge', group: 'triage', keys: ['m'], when: onCase, run: dialog('merge') },
  {
    id: 'resolve',
    label: 'command.resolve',
    group: 'triage',
    keys: ['e'],
    when: onCase,
    run: ({ actions }) => actions.resolve(),
  },
  {
    id: 'no-reply',
    label: 'command.noReply',
    group: 'triage',
    keys: ['d'],
    when: onCase,
    run: dialog('no-reply'),
  },
  {
    id: 'undo',
    label: 'command.undo',
    group: 'triage',
    keys: ['z'],
    when: always,
    run: ({ actions }) => actions.undo(),
  },
  {
    id: 'reopen',
    label: 'command.reopen',
    group: 'triage',
    keys: [],
    when: onCase,
    run: ({ actions }) => actions.reopen(),
  },
  {
    id: 'mute',
    label: 'command.mute',
    group: 'triage',
    keys: [],
    when: onCase,
    run: ({ actions }) => actions.mute(true),
  },
  {
    id: 'unmute',
    label: 'command.unmute',
    group: 'triage',
    keys: [],
    when: onCase,
    run: ({ actions }) => actions.mute(false),
  },
  {
    id: 'hold',
    label: 'command.hold',
    group: 'triage',
    keys: [],
    when: onOneCase,
    run: dialog('hold'),
  },
  {
    id: 'erase',
    label: 'command.erase',
    group: 'triage',
    keys: [],
    when: onOneCase,
    run: dialog('erase'),
  },
];

const writing: readonly Command[] = [
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
    id: 'by-hand',
    label: 'command.byHand',
    group: 'write',
    keys: ['b'],
    when: always,
    run: dialog('by-hand'),
  },
];

const going: readonly Command[] = [
  {
    id: 'search',
    label: 'command.search',
    group: 'go',
    keys: ['/'],
    when: always,
    run: () => moveFocus('search'),
  },
  {
    id: 'palette',
    label: 'command.palette',
    group: 'go',
    keys: ['Mod+k'],
    when: always,
    run: dialog('palette'),
  },
  { id: 'keys', label: 'command.keys', group: 'go', keys: ['?'], when: always, run: dialog('keys') },
  { id: 'go-queue', label: 'command.goQueue', group: 'go', keys: ['g q'], when: always, run: backToList },
  {
    id: 'go-outbox',
    label: 'command.goOutbox',
    group: 'go',
    keys: ['g o'],
    when: always,
    run: goTo('outbox'),
  },
  {
    id: 'go-settings',
    label: 'command.goSettings',
    group: 'go',
    keys: ['g ,'],
    when: always,
    run: goTo('settings'),
  },
  { id: 'connect', label: 'command.connect', group: 'go', keys: [], when: always, run: dialog('connect') },
  { id: 'backup', label: 'command.backup', group: 'go', keys: [], when: always, run: dialog('backup') },
  { id: 'restore', label: 'command.restore', group: 'go', keys: [], when: always, run: dialog('restore') },
];

export const commands: readonly Command[] = [...moving, ...triage, ...writing, ...going];

/** The keys of a command: the person's own in place of the first default. */
export function keysOf(command: Command, own: Readonly<Record<string, string>>): readonly string[] {
  const key = own[command.id];
  return key === undefined ? command.keys : [key, ...command.keys.slice(1)].filter((one) => one !== '');
}
