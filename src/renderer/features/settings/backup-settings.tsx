import { day } from '../../../shared/domain/time';
import { useMayBackUp, useStatus } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { openDialog } from '../../state/session';
import { agoWords } from '../../state/time-words';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './settings-screen.module.css';

const oldAfter = 30 * day;

/** When the cases were last backed up, and the ways to a new backup and back from one. */
export function BackupSettings() {
  const text = useText();
  const now = useNow(60_000);
  const status = useStatus();
  const may = useMayBackUp();
  const why = may ? undefined : text('backup.failed.not-allowed');
  const lastAt = status?.lastBackupAt ?? null;
  const hint = lastAt === null ? 'none' : now - lastAt > oldAfter ? 'old' : null;
  return (
    <>
      <h3>{text('backup.title')}</h3>
      <p className={styles.lead}>{text('backup.lead')}</p>
      {status !== undefined && (
        <p>
          <span>
            {lastAt === null
              ? text('backup.none')
              : text('backup.last', { ago: agoWords(text, lastAt, now) })}
          </span>
          {hint !== null && (
            <>
              <br />
              <span className={styles.quiet}>{text(`backup.hint.${hint}`)}</span>
            </>
          )}
        </p>
      )}
      <div className={styles.acts}>
        <Button disabled={!may} title={why} onClick={() => openDialog({ kind: 'backup' })}>
          {text('backup.make')}
        </Button>
        <Button disabled={!may} title={why} onClick={() => openDialog({ kind: 'restore' })}>
          {text('backup.restore')}
        </Button>
      </div>
      {!may && <p className={styles.quiet}>{why}</p>}
    </>
  );
}
