// Having words translated by a machine: what the customer wrote, and what goes back.
import { useSession } from '../state/session';
import { translationWish } from '../state/translation-wish';
import type { Command } from './command';
import { onOneCase } from './command-steps';

const wish = (of: 'message' | 'reply') => () => {
  const { selected } = useSession.getState();
  if (selected !== null) translationWish.set({ of, caseId: selected });
};

export const translationCommands: readonly Command[] = [
  {
    id: 'translate-message',
    label: 'command.translateMessage',
    group: 'write',
    keys: ['l'],
    when: onOneCase,
    run: wish('message'),
  },
  {
    id: 'translate-reply',
    label: 'command.translateReply',
    group: 'write',
    keys: ['Shift+l'],
    when: onOneCase,
    run: wish('reply'),
  },
];
