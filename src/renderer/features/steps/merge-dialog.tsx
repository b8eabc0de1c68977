import { spokenCaseNumber } from '../../../shared/domain/case-number';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { targets } from '../../state/session';
import { useText } from '../../state/use-text';
import { CasePicker } from './case-picker';

/** Joins the case, or those that are marked, with another one. */
export function MergeDialog() {
  const text = useText();
  const actions = useCaseActions();
  const { queue } = useServices();
  const merging = targets();
  const row = merging[0] === undefined ? undefined : queue.rows.get(merging[0]);
  if (row === undefined) return null;
  return (
    <CasePicker
      title={text('merge.title', { number: spokenCaseNumber(row.number) })}
      of={row}
      isOffered={({ id }) => !merging.includes(id)}
      onPick={(id) => void actions.merge(id)}
    />
  );
}
