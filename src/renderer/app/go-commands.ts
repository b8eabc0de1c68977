// Ways to another screen or dialog.
import { moveFocus } from '../state/session';
import type { Command } from './command';
import { always, backToList, dialog, goTo } from './command-steps';

export const going: readonly Command[] = [
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
    id: 'go-approvals',
    label: 'command.goApprovals',
    group: 'go',
    keys: ['g a'],
    when: always,
    run: goTo('approvals'),
  },
  {
    id: 'go-outbox',
    label: 'command.goOutbox',
    group: 'go',
    keys: ['g o'],
    when: always,
    run: goTo('outbox'),
  },
  { id: 'go-today', label: 'command.goToday', group: 'go', keys: ['g d'], when: always, run: goTo('today') },
  {
    id: 'go-coaching',
    label: 'command.goCoaching',
    group: 'go',
    keys: ['g k'],
    when: always,
    run: goTo('coaching'),
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
