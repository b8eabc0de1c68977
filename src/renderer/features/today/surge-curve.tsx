import type { SurgeReading } from '../../../shared/ipc/surges';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { highestHour, scaleOf } from './surge-model';
import styles from './surges.module.css';

/** A bar for each hour of the day before, with a line where the usual lies. */
export function SurgeCurve({ curve }: Pick<SurgeReading, 'curve'>) {
  const text = useText();
  const locale = useLocale();
  const highest = highestHour(curve);
  const scale = scaleOf(curve);
  if (highest === null) return null;
  const label = text('surge.curve', { most: highest.count, expected: Math.round(highest.expected) });
  return (
    <div className={styles.curve} role="img" aria-label={label}>
      {curve.map(({ from, count, expected }) => (
        <span
          key={from}
          className={styles.hour}
          title={text('surge.hour', {
            time: clockWords(locale, from, from),
            count,
            expected: Math.round(expected),
          })}
        >
          <span className={styles.bar} style={{ blockSize: `${100 * scale(count)}%` }} />
          <span className={styles.usual} style={{ insetBlockEnd: `${100 * scale(expected)}%` }} />
        </span>
      ))}
    </div>
  );
}
