import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import { useServices } from '../../data/services';
import { leaveCase } from '../../state/selection';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { isSameName } from './same-name';
import { useCustodyCommand, useSelectedCase } from './use-custody';

/** Erases the customer of the case a hand is on, once their name was typed: there is no way back. */
export function EraseDialog() {
  const state = useSelectedCase();
  return state === undefined ? null : <OfCustomer state={state} />;
}

function OfCustomer({ state }: { readonly state: Case }) {
  const text = useText();
  const command = useCustodyCommand();
  const { queue } = useServices();
  const [typed, setTyped] = useState('');
  const name = state.customer?.name || state.customer?.handle || spokenCaseNumber(state.number);
  const isSame = isSameName(typed, name);
  const erase = () =>
    command('customer.erase', { customerId: state.customerId, typedName: typed }, ({ outcome }) => {
      if (outcome === 'deferred') return 'done.erasureDeferred';
      leaveCase(queue);
      return 'done.erased';
    });
  return (
    <Dialog title={text('erase.title', { name })} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <p>{text('erase.gone')}</p>
        <p>{text('erase.stays')}</p>
        <p>{text(state.hold === null ? 'erase.final' : 'erase.held')}</p>
        <Field
          label={text('erase.field', { name })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isSame) void erase();
          }}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={!isSame} onClick={() => void erase()}>
          {text('erase.confirm')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
