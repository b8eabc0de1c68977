import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { useCustodyCommand, useSelectedCase } from './use-custody';

/** Sets a legal hold over a customer, or lifts the one that stands; the reason is part of the record. */
export function HoldDialog() {
  const state = useSelectedCase();
  return state === undefined ? null : <OfCustomer state={state} />;
}

function OfCustomer({ state: { hold, customerId, erasureAskedAt } }: { readonly state: Case }) {
  const text = useText();
  const command = useCustodyCommand();
  const [reason, setReason] = useState('');
  const lifts = hold !== null;
  const submit = () =>
    command(lifts ? 'customer.liftHold' : 'customer.hold', { customerId, reason }, () =>
      lifts ? 'done.holdLifted' : 'done.held',
    );
  return (
    <Dialog
      title={text(lifts ? 'hold.liftTitle' : 'hold.title')}
      closeLabel={text('dialog.close')}
      onClose={closeDialog}
    >
      <DialogBody>
        <p>{text(lifts ? 'hold.liftLead' : 'hold.lead')}</p>
        {lifts && erasureAskedAt !== null && <p>{text('hold.erasesThen')}</p>}
        <Field
          label={text('hold.field')}
          hint={text('hold.hint')}
          value={reason}
          maxLength={1_000}
          onChange={setReason}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && reason.trim() !== '') void submit();
          }}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={reason.trim() === ''} onClick={() => void submit()}>
          {text(lifts ? 'hold.lift' : 'hold.set')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
