import { useLogTail } from '../../data/diagnostics-queries';
import { useNow } from '../../state/clock';
import { clockWords, fullWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import styles from './doing-dialog.module.css';

const linesShown = 30;

/** The newest entries of the log, newest first: what happened and when, never what anybody wrote. */
export function LogLines() {
  const text = useText();
  const locale = useLocale();
  const now = useNow(60_000);
  const tail = useLogTail();
  if (tail === undefined) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{text('doing.log')}</h3>
      <p className={styles.promise}>{text('doing.logWhy')}</p>
      <ol className={styles.lines}>
        {tail
          .slice(-linesShown)
          .reverse()
          .map((entry) => (
            <li key={entry.position} className={styles.line}>
              <time title={fullWords(locale, entry.at)}>{clockWords(locale, entry.at, now)}</time>
              {/* The log's own names, as they stand in the file. */}
              <code>
                {entry.position} {entry.type} · {entry.by}
              </code>
            </li>
          ))}
      </ol>
    </section>
  );
}
