// Sends a command about keeping or erasing, and says what came of it.
import type { Case } from '../../../shared/domain/case';
import type { CaseId } from '../../../shared/domain/ids';
import type { CommandOutputs } from '../../../shared/ipc/engine-answers';
import type { CommandInput, CommandName } from '../../../shared/ipc/engine-port';
import type { TextKey } from '../../../shared/texts/text-key';
import { useOpenCase } from '../../data/case-queries';
import { useServices } from '../../data/services';
import { problemWords } from '../../state/problem-words';
import { closeDialog, notify, useSession } from '../../state/session';

/** The case a hand is on, once it is read. */
export function useSelectedCase(): Case | undefined {
  const selected = useSession((session) => session.selected);
  return useOpenCase(selected ?? ('0'.repeat(32) as CaseId)).open?.state;
}

type CustodyCommand = Extract<CommandName, `customer.${string}` | 'brand.forget'>;

export function useCustodyCommand() {
  const { engine } = useServices();
  return async <Name extends CustodyCommand>(
    name: Name,
    input: CommandInput<Name>,
    done: (output: CommandOutputs[Name]) => TextKey,
  ): Promise<void> => {
    try {
      const text = done(await engine.command(name, input));
      notify({ tone: 'done', text, values: {}, undoable: false });
      closeDialog();
    } catch (error) {
      notify({ tone: 'problem', ...problemWords(error), undoable: false });
    }
  };
}
