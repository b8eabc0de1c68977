import { useState } from 'react';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog, targets } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { TextArea } from '../../ui/field';

/** Takes a case out of a colleague's hands; they are told, with the reason. */
export function TakeClaimDialog() {
  const text = useText();
  const actions = useCaseActions();
  const { queue } = useServices();
  const me = useMe();
  const members = useWorkspace()?.members ?? [];
  const [reason, setReason] = useState('');
  const holders = new Set(
    targets()
      .map((id) => queue.rows.get(id)?.assignee ?? null)
      .filter((id) => id !== null && id !== me?.id),
  );
  const [holder] = holders;
  const name = members.find((one) => one.id === holder)?.name ?? holder ?? '';
  const isOne = holders.size === 1;
  const given = reason.trim();
  return (
    <Dialog
      title={isOne ? text('claim.title', { name }) : text('claim.titleMany')}
      closeLabel={text('dialog.close')}
      onClose={closeDialog}
    >
      <DialogBody>
        <p>{isOne ? text('claim.lead', { name }) : text('claim.leadMany')}</p>
        <TextArea label={text('claim.reason')} value={reason} maxLength={1_000} onChange={setReason} />
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={given === ''} onClick={() => void actions.takeOver(given)}>
          {text('claim.take')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
