import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';

interface DropSittingDialogProps {
  /** Of the step that is sat, and how far. */
  readonly name: string;
  readonly answered: number;
  readonly of: number;
  readonly onClose: () => void;
  readonly onBegin: () => void;
}

/** Asks first: of a sitting that is dropped nothing counts. */
export function DropSittingDialog({ name, answered, of, onClose, onBegin }: DropSittingDialogProps) {
  const text = useText();
  return (
    <Dialog title={text('training.dropTitle', { name })} closeLabel={text('dialog.close')} onClose={onClose}>
      <DialogBody>
        <p>{text('training.dropWhat', { answered, of })}</p>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          {text('training.dropNot')}
        </Button>
        <Button kind="main" onClick={onBegin}>
          {text('training.drop')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
