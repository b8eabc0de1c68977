import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog, notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';

/** Asks once more before a restored desktop begins to send. */
export function TakeOverDialog() {
  const text = useText();
  const { engine } = useServices();
  const actions = useCaseActions();
  const takeOver = () =>
    actions.attempt(async () => {
      await engine.command('desk.takeOver', {});
      notify({ tone: 'done', text: 'done.tookOver', values: {}, undoable: false });
      closeDialog();
    });
  return (
    <Dialog title={text('takeOver.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <p>{text('takeOver.one')}</p>
        <p>{text('takeOver.other')}</p>
        <p>{text('takeOver.held')}</p>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={closeDialog}>
          {text('dialog.cancel')}
        </Button>
        <Button kind="main" onClick={() => void takeOver()}>
          {text('restored.takeOver')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
