// What is done about a joint answer, and the line that says what came of it.
import { useRef } from 'react';
import type { StepOutcome } from '../../../shared/ipc/engine-answers';
import type { CommandInput } from '../../../shared/ipc/engine-port';
import type { TextKey } from '../../../shared/texts/text-key';
import { useJointCommand } from '../../data/joint-queries';
import { partlyWords } from '../../state/partly-words';
import { problemWords } from '../../state/problem-words';
import { notify } from '../../state/session';

type Name = 'joint.ask' | 'joint.approve' | 'joint.refuse' | 'joint.stop';

/** True when something came of it. */
export function useJointActs() {
  const command = useJointCommand();
  // Pressed twice before it is done, it is still meant once.
  const isBusy = useRef(false);
  return async <Act extends Name>(name: Act, input: CommandInput<Act>, done: TextKey): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    try {
      const outcome: StepOutcome = await command(name, input);
      const { changed, refused, untouched = 0 } = outcome;
      if (refused.length > 0 || untouched > 0)
        notify({ tone: 'problem', ...partlyWords(outcome), undoable: false });
      else notify({ tone: 'done', text: done, values: { count: changed }, undoable: false });
      return changed > 0;
    } catch (error) {
      notify({ tone: 'problem', ...problemWords(error), undoable: false });
      return false;
    } finally {
      isBusy.current = false;
    }
  };
}
