import type { ViewId } from '../../../shared/domain/case-row';
import { useText } from '../../state/use-text';
import { ShapeMark } from '../../ui/shape-mark';
import styles from './queue-empty.module.css';

/** Nothing is owed here: said plainly, with what comes next. */
export function QueueEmpty({ view }: { readonly view: ViewId }) {
  const text = useText();
  const working = !['closed', 'snoozed', 'muted', 'replies-stuck', 'awaiting-approval'].includes(view);
  return (
    <div className={styles.empty}>
      <ShapeMark shape="ring" size={28} />
      <p className={styles.title}>{text(working ? 'queue.empty' : 'queue.emptyOther')}</p>
      {working && <p>{text('queue.emptyNext')}</p>}
    </div>
  );
}
