import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import styles from './link-dialog.module.css';
import { linkHost } from './link-host';

/** A link of a stranger, with the place it really leads to, before it is opened in the browser. */
export function LinkDialog({ url }: { readonly url: string }) {
  const text = useText();
  const actions = useCaseActions();
  const { desk } = useServices();
  const host = linkHost(url);
  const open = () => {
    closeDialog();
    return actions.attempt(() => desk.request('links.open', { url }));
  };
  return (
    <Dialog title={text('link.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <p>{host === null ? text('link.notOpenable') : text('link.leadsTo')}</p>
        {host !== null && <p className={styles.host}>{host}</p>}
        <p className={styles.url}>{url}</p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={host === null} onClick={() => void open()}>
          {text('link.open')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
