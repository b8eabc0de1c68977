import { useStatusPart } from '../data/desk-queries';
import { useNow } from '../state/clock';
import { openDialog } from '../state/session';
import { clockWords } from '../state/time-words';
import { useLocale, useText } from '../state/use-text';
import { Button } from '../ui/button';
import styles from './restored-notice.module.css';

/** Why a restored desktop sends nothing, and the way to let it: a line in the sync bar, a box over the outbox. */
export function RestoredNotice({ as }: { readonly as: 'line' | 'box' }) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const restored = useStatusPart((status) => status.restored);
  if (!restored || restored.tookOver) return null;
  const date = clockWords(locale, restored.backupMadeAt, now);
  const button = (
    <Button small onClick={() => openDialog({ kind: 'take-over' })}>
      {text('restored.takeOver')}
    </Button>
  );
  if (as === 'line') {
    return (
      <span className={styles.line}>
        <strong>{text('restored.line', { date })}</strong>
        {button}
      </span>
    );
  }
  return (
    <div className={styles.box}>
      <p>{text('restored.notice', { date })}</p>
      {button}
    </div>
  );
}
