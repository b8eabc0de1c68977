import type { KeptBrand } from '../../../shared/ipc/engine-answers';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';

interface DropDialogProps {
  readonly drops: readonly KeptBrand[];
  readonly onClose: () => void;
  readonly onImport: () => void;
}

/** Says which brands with cases a definition names no more, before it is taken. */
export function DropDialog({ drops, onClose, onImport }: DropDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('drop.title', { count: drops.length })}
      closeLabel={text('dialog.close')}
      onClose={onClose}
    >
      <DialogBody>
        <ul>
          {drops.map(({ brandId, name, cases }) => (
            <li key={brandId}>{text('drop.one', { name, cases })}</li>
          ))}
        </ul>
        <p>{text('drop.what')}</p>
        <p>{text('drop.then')}</p>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          {text('dialog.cancel')}
        </Button>
        <Button kind="main" onClick={onImport}>
          {text('drop.confirm')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
