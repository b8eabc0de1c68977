import { useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids';
import { useServices } from '../../data/services';
import { problemWords, type Words } from '../../state/problem-words';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';

interface RemoveAccountDialogProps {
  readonly accountId: AccountId;
  /** As it is called among the others. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks first: the password is forgotten with the account, and there is no way back to it. */
export function RemoveAccountDialog({ accountId, name, onClose }: RemoveAccountDialogProps) {
  const text = useText();
  const { engine, desk } = useServices();
  const [failure, setFailure] = useState<Words | null>(null);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await engine.command('account.remove', { accountId });
      await desk.request('keychain.forget', { accountId });
      notify({ tone: 'done', text: 'account.removed', values: { name }, undoable: false });
      onClose();
    } catch (error) {
      setFailure(problemWords(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={text('account.removeTitle', { name })} closeLabel={text('dialog.close')} onClose={onClose}>
      <DialogBody>
        <p>{text('account.removeWhat')}</p>
        <p>{text('account.removeThen')}</p>
        {failure !== null && <p role="alert">{text(failure.text, failure.values)}</p>}
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          {text('dialog.cancel')}
        </Button>
        <Button kind="main" disabled={isBusy} onClick={() => void remove()}>
          {text('account.remove')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
