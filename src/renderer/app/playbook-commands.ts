// The playbook of the open case: its article, and the pass through its six steps.
import { passBack, passOn, standingPass } from '../state/pass';
import { useSession } from '../state/session';
import type { Command } from './command';
import { inQueue, onCase, onOneCase, togglePlaybook } from './command-steps';

export const playbookCommands: readonly Command[] = [
  { id: 'pass', label: 'command.pass', group: 'triage', keys: ['p'], when: onCase, run: passOn },
  {
    id: 'pass-back',
    label: 'command.passBack',
    group: 'triage',
    keys: ['Shift+p'],
    when: () => inQueue() && standingPass(useSession.getState()) !== null,
    run: passBack,
  },
  {
    id: 'playbook',
    label: 'command.playbook',
    group: 'write',
    keys: ['i'],
    when: onOneCase,
    run: togglePlaybook,
  },
];
