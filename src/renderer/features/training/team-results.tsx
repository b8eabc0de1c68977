import type { TrainingReading } from '../../../shared/ipc/training-port';
import { PathRecord } from '../../parts/path-record';
import { useText } from '../../state/use-text';
import styles from './training.module.css';

/** For who trains others: everybody who learns, with how they did. */
export function TeamResults({ training }: { readonly training: TrainingReading }) {
  const text = useText();
  return (
    <section className={styles.part} aria-label={text('training.team')}>
      <h3 className={styles.heading}>{text('training.team')}</h3>
      <ul className={styles.list}>
        {training.team.map((standing) => (
          <li key={standing.agent} className={styles.item}>
            <span className={styles.line}>{standing.name}</span>
            <PathRecord standing={standing} own={training.key} />
          </li>
        ))}
      </ul>
    </section>
  );
}
