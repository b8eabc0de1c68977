// Sends a command about a crisis, and says what came of it.
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CommandOutputs } from '../../../shared/ipc/engine-answers';
import type { CommandInput, CommandName } from '../../../shared/ipc/engine-port';
import type { TextKey, TextValues } from '../../../shared/texts/text-key';
import { queryKeys } from '../../data/query-keys';
import { useServices } from '../../data/services';
import { problemWords } from '../../state/problem-words';
import { closeDialog, notify } from '../../state/session';

type CrisisCommand = Extract<CommandName, `incident.${string}` | 'reply.breakGlass'>;
interface Done {
  readonly tone?: 'problem';
  readonly text: TextKey;
  readonly values?: TextValues;
}

/** True once it is done; what the engine says no to is said in the line below. */
export function useCrisisCommand() {
  const { engine } = useServices();
  const queries = useQueryClient();
  // Pressed twice before it is done, it is still meant once.
  const isBusy = useRef(false);
  return async <Name extends CrisisCommand>(
    name: Name,
    input: CommandInput<Name>,
    done: (output: CommandOutputs[Name]) => Done = () => ({ text: 'done.crisis' }),
  ): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    try {
      const { values = {}, ...said } = done(await engine.command(name, input));
      notify({ tone: 'done', ...said, values, undoable: false });
      closeDialog();
      for (const queryKey of [queryKeys.outbox, queryKeys.approvals])
        void queries.invalidateQueries({ queryKey });
      // The next form begins with what this one made of the crisis.
      await queries.invalidateQueries({ queryKey: queryKeys.incidents });
      return true;
    } catch (error) {
      notify({ tone: 'problem', ...problemWords(error), undoable: false });
      return false;
    } finally {
      isBusy.current = false;
    }
  };
}
