import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { CaseId } from '../../../shared/domain/ids';
import { useOpenCase } from '../../data/case-queries';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { notify, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { CasePicker } from './case-picker';

/** Ties the open case to another one, such as a person's public and private threads: each stays a case of its own. */
export function LinkCaseDialog() {
  const selected = useSession((session) => session.selected);
  return selected === null ? null : <LinkFrom caseId={selected} />;
}

function LinkFrom({ caseId }: { readonly caseId: CaseId }) {
  const text = useText();
  const actions = useCaseActions();
  const { engine } = useServices();
  const link = (to: CaseId) =>
    actions.attempt(async () => {
      await engine.command('case.link', { caseId, to });
      notify({ tone: 'done', text: 'done.linked', values: {}, undoable: true });
    });
  const state = useOpenCase(caseId).open?.state;
  if (state === undefined) return null;
  return (
    <CasePicker
      title={text('linkCase.title', { number: spokenCaseNumber(state.number) })}
      of={state}
      isOffered={({ id }) => id !== caseId && !state.links.includes(id)}
      onPick={(id) => void link(id)}
    />
  );
}
