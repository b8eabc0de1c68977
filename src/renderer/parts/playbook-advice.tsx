import type { PlaybookArticle } from '../../shared/workspace/schema';
import { useText } from '../state/use-text';
import styles from './playbook-advice.module.css';

/** What an article of the playbook advises: the way, what to say, what not. */
export function PlaybookAdvice({ article }: { readonly article: PlaybookArticle }) {
  const text = useText();
  const { way, say, avoid } = article;
  return (
    <>
      {way !== undefined && <p className={styles.way}>{text(`playbook.way.${way}`)}</p>}
      <dl className={styles.advice}>
        {say !== undefined && (
          <>
            <dt className={styles.kind}>{text('playbook.say')}</dt>
            <dd className={styles.words}>{say}</dd>
          </>
        )}
        {avoid !== undefined && (
          <>
            <dt className={styles.kind}>{text('playbook.avoid')}</dt>
            <dd className={styles.words}>{avoid}</dd>
          </>
        )}
      </dl>
    </>
  );
}
