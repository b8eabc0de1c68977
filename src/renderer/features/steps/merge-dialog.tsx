import { useState } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { CaseRow } from '../../../shared/domain/case-row';
import type { CaseId } from '../../../shared/domain/ids';
import { useCustomer, useSearch } from '../../data/case-queries';
import { useServices } from '../../data/services';
import { tierShape, tierWord } from '../../parts/words';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog, targets } from '../../state/session';
import { useText } from '../../state/use-text';
import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick-list';
import { ShapeMark } from '../../ui/shape-mark';

/** Joins the case with another one: the same customer's cases first, any other by searching. */
export function MergeDialog() {
  const { queue } = useServices();
  const first = targets()[0];
  const row = first === undefined ? undefined : queue.rows.get(first);
  return row === undefined ? null : <MergeList row={row} />;
}

function MergeList({ row }: { readonly row: CaseRow }) {
  const text = useText();
  const actions = useCaseActions();
  const [typed, setTyped] = useState('');
  const own = useCustomer(row.customerId)?.cases ?? [];
  const found = useSearch(typed).answer?.hits.map((hit) => hit.row) ?? [];
  const merging = new Set(targets());
  const candidates = [...new Map([...own, ...found].map((one) => [one.id, one])).values()].filter(
    (one) => !merging.has(one.id) && one.brandId === row.brandId && one.status !== 'merged',
  );
  const items = candidates.map((one) => ({
    id: one.id,
    label: `${spokenCaseNumber(one.number)} · ${one.customerName || one.customerHandle}`,
    detail: one.subject || one.preview,
    sign: <ShapeMark shape={tierShape(one.tier)} label={tierWord(text, one.tier)} />,
  }));
  const pick = (id: string) => {
    closeDialog();
    return actions.merge(id as CaseId);
  };
  return (
    <Dialog
      place="top"
      title={text('merge.title', { number: spokenCaseNumber(row.number) })}
      closeLabel={text('dialog.close')}
      onClose={closeDialog}
    >
      <PickList
        label={text('merge.field')}
        placeholder={text('merge.placeholder')}
        emptyText={text('merge.nothing')}
        items={items}
        onPick={(id) => void pick(id)}
        onType={setTyped}
      />
    </Dialog>
  );
}
