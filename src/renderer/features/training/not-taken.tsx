import type { ImportedTraining } from '../../../shared/ipc/training-port';
import { useText } from '../../state/use-text';
import styles from './training.module.css';

/** Each fault of a file, by its line. */
export function NotTaken({ problems }: Pick<ImportedTraining, 'problems'>) {
  const text = useText();
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={styles.item}>
      <strong>{text('training.notTaken')}</strong>
      <ul>
        {problems.map(({ line, path, reason }) => (
          <li key={`${line} ${path}`}>{text('training.line', { line, what: `${path} ${reason}`.trim() })}</li>
        ))}
      </ul>
    </div>
  );
}
