import { linkTarget } from '../../../shared/domain/link-target';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import styles from './link-dialog.module.css';

/** A link of a stranger, with the place it really leads to, before it is opened in the browser. */
export function LinkDialog({ url }: { readonly url: string }) {
  const text = useText();
  const actions = useCaseActions();
  const { desk } = useServices();
  const target = linkTarget(url);
  const open = () => {
    closeDialog();
    if (target !== null) void actions.attempt(() => desk.request('links.open', { url: target.href }));
  };
  return (
    <Dialog title={text('link.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <p>{text(target === null ? 'link.notOpenable' : 'link.leadsTo')}</p>
        {target !== null && <p className={styles.host}>{target.host}</p>}
        {target !== null && target.hostAsSeen !== target.host && (
          <p>{text('link.looksLike', { host: target.hostAsSeen })}</p>
        )}
        {target !== null && target.warnings.length > 0 && (
          <ul className={styles.warnings}>
            {target.warnings.map((warning) => (
              <li key={warning}>
                <Icon name="alert" size={14} />
                {text(`link.warning.${warning}`)}
              </li>
            ))}
          </ul>
        )}
        <p className={styles.url}>{target?.href ?? url}</p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={target === null} onClick={open}>
          {text('link.open')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
