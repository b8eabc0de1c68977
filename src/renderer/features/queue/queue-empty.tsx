import type { ReactNode } from 'react';
import { useText } from '../../state/use-text';
import { ShapeMark } from '../../ui/shape-mark';
import styles from './queue-empty.module.css';
import type { EmptyWords } from './queue-empty-model';

interface QueueEmptyProps {
  readonly words: Pick<EmptyWords, 'title' | 'next'>;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Nothing is owed here: said plainly, with what comes next. */
export function QueueEmpty({ words, children }: QueueEmptyProps) {
  const text = useText();
  return (
    <div className={styles.empty}>
      <ShapeMark shape="ring" size={28} />
      <p className={styles.title}>{text(words.title)}</p>
      <p>{text(words.next)}</p>
      {children && <div className={styles.act}>{children}</div>}
    </div>
  );
}
