import { useState } from 'react';
import { useServices } from '../../data/services';
import { leaveCase } from '../../state/selection';
import { closeDialog, type OpenDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { isSameName } from './same-name';
import { useCustodyCommand } from './use-custody';

/** Forgets a brand with all it has here, once its name was typed: there is no way back. */
export function ForgetDialog({
  brand: { brandId, name, cases, isLast },
}: {
  readonly brand: Extract<OpenDialog, { kind: 'forget-brand' }>;
}) {
  const text = useText();
  const command = useCustodyCommand();
  const { queue } = useServices();
  const [typed, setTyped] = useState('');
  const isSame = isSameName(typed, name);
  const forget = () =>
    command('brand.forget', { brandId, typedName: typed }, () => {
      leaveCase(queue);
      return 'done.forgotten';
    });
  return (
    <Dialog title={text('forget.title', { name })} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <p>{text('forget.gone', { cases })}</p>
        <p>{text(isLast ? 'forget.last' : 'forget.channels')}</p>
        <p>{text('forget.stays')}</p>
        <p>{text('forget.final')}</p>
        <Field
          label={text('forget.field', { name })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isSame) void forget();
          }}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={!isSame} onClick={() => void forget()}>
          {text('forget.confirm')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
