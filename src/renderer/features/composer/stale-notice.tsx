import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { Staleness } from './reply-model';
import styles from './stale-notice.module.css';

/** The conversation moved on under the draft: said before it is sent, not after. */
export function StaleNotice({ kind, onRead }: { readonly kind: Staleness; readonly onRead: () => void }) {
  const text = useText();
  return (
    <div className={styles.notice} role="status">
      <Icon name="alert" size={15} />
      <span className={styles.words}>{text(`composer.stale.${kind}`)}</span>
      <Button small onClick={onRead}>
        {text('composer.readIt')}
      </Button>
    </div>
  );
}
