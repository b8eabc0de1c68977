import { wordChange } from '../../shared/domain/word-change';
import { useText } from '../state/use-text';
import { VisuallyHidden } from '../ui/visually-hidden';
import styles from './word-difference.module.css';

/** What was taken out of a text and what was added to it; told apart by mark and by word, not by colour alone. */
export function WordDifference({ before, after }: { readonly before: string; readonly after: string }) {
  const text = useText();
  let at = 0;
  return (
    <p className={styles.text} dir="auto">
      {wordChange(before, after).map((run) => {
        at += run.text.length;
        if (run.kind === 'same') return <span key={at}>{run.text}</span>;
        const Mark = run.kind === 'gone' ? 'del' : 'ins';
        return (
          <Mark key={`${run.kind} ${at}`} className={styles[run.kind]}>
            <VisuallyHidden>{text(run.kind === 'gone' ? 'approval.gone' : 'approval.new')} </VisuallyHidden>
            {run.text}
          </Mark>
        );
      })}
    </p>
  );
}
