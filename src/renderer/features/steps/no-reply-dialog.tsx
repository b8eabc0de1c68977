import { useState } from 'react';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Dialog } from '../../ui/dialog';
import { type PickItem, PickList } from '../../ui/pick-list';

const reasons = ['thanks', 'spam', 'not-for-us', 'duplicate', 'answered-by-phone'] as const;

/** Ends the clocks without an answer; the reason is part of the record. */
export function NoReplyDialog() {
  const text = useText();
  const actions = useCaseActions();
  const [typed, setTyped] = useState('');
  const own = typed.trim();
  const items: readonly PickItem[] = [
    ...reasons.map((reason) => ({ id: reason, label: text(`noReply.${reason}`) })),
    ...(own === '' ? [] : [{ id: 'own', label: own, detail: text('noReply.own') }]),
  ];
  return (
    <Dialog place="top" title={text('noReply.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <PickList
        label={text('noReply.field')}
        placeholder={text('noReply.placeholder')}
        emptyText={text('pick.nothing')}
        items={items}
        onPick={(_, reason) => void actions.noReplyNeeded(reason)}
        onType={setTyped}
      />
    </Dialog>
  );
}
