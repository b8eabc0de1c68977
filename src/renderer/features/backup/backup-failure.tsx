import { useText } from '../../state/use-text';
import styles from './backup.module.css';
import type { useBackupWork } from './use-backup-work';

interface BackupFailureProps {
  readonly failure: ReturnType<typeof useBackupWork>['failure'];
  readonly untouched: string;
}

/** Why it did not work, what to do next, and what stayed as it was. */
export function BackupFailure({ failure, untouched }: BackupFailureProps) {
  const text = useText();
  if (failure === null) return null;
  return (
    <div role="alert" className={styles.failure}>
      <p>
        <strong>{text(failure.words.text, failure.words.values)}</strong>
      </p>
      <p>{untouched}</p>
      {failure.detail !== null && <p className={styles.detail}>{failure.detail}</p>}
    </div>
  );
}
