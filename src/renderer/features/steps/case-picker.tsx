import { useState } from 'react';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { CaseRow } from '../../../shared/domain/case-row';
import type { CaseId } from '../../../shared/domain/ids';
import { useCustomer, useSearch } from '../../data/case-queries';
import { tierShape, tierWord } from '../../parts/words';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick-list';
import { ShapeMark } from '../../ui/shape-mark';

interface CasePickerProps {
  readonly title: string;
  /** The case that another one is looked for. */
  readonly of: Pick<CaseRow, 'customerId' | 'brandId'>;
  readonly isOffered: (other: CaseRow) => boolean;
  readonly onPick: (id: CaseId) => void;
}

/** Another case of the same brand: the same customer's first, any other by searching. */
export function CasePicker({ title, of, isOffered, onPick }: CasePickerProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const own = useCustomer(of.customerId)?.cases ?? [];
  const found = useSearch(typed).answer?.hits.map((hit) => hit.row) ?? [];
  const candidates = [...new Map([...own, ...found].map((one) => [one.id, one])).values()].filter(
    (one) => one.brandId === of.brandId && one.status !== 'merged' && isOffered(one),
  );
  const items = candidates.map((one) => ({
    id: one.id,
    label: `${spokenCaseNumber(one.number)} · ${one.customerName || one.customerHandle}`,
    detail: one.subject || one.preview,
    sign: <ShapeMark shape={tierShape(one.tier)} label={tierWord(text, one.tier)} />,
  }));
  return (
    <Dialog place="top" title={title} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <PickList
        label={text('pickCase.field')}
        placeholder={text('pickCase.placeholder')}
        emptyText={text('pickCase.nothing')}
        items={items}
        onPick={(id) => {
          closeDialog();
          onPick(id as CaseId);
        }}
        onType={setTyped}
      />
    </Dialog>
  );
}
