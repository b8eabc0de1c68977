import { useText } from '../../state/use-text';
import styles from './backup.module.css';

/** Why the dialog goes no further for who sits here: the palette opens it for everybody. */
export function NotAllowed() {
  const text = useText();
  return (
    <p role="status" className={styles.failure}>
      {text('backup.failed.not-allowed')}
    </p>
  );
}
