import type { CaseRow, ViewId } from '../../../shared/domain/case-row';
import { useBrand, useMe, useMember, useSettings, useWorkspace } from '../../data/desk-queries';
import { viewName } from '../../parts/view-words';
import { useText } from '../../state/use-text';
import { optionId, rowHeights } from './queue-list';
import list from './queue-list.module.css';
import { QueueRow } from './queue-row';
import styles from './queue-screen.module.css';

interface StillQueueProps {
  readonly view: ViewId;
  readonly rows: readonly CaseRow[];
  readonly size: number;
}

/** The first rows of a list as they look, for the picture that the next start draws first. */
export function StillQueue({ view, rows, size }: StillQueueProps) {
  const text = useText();
  const workspace = useWorkspace();
  const height = rowHeights[useSettings()?.density ?? 'comfortable'];
  return (
    <section className={styles.screen} aria-label={text('queue.region')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{viewName(text, view, workspace)}</h2>
        <span className={styles.order}>{text('queue.byDeadline')}</span>
        <span className={styles.size}>{text('queue.size', { count: size })}</span>
      </header>
      <div className={list.list} role="listbox" aria-label={text('queue.title')} tabIndex={0}>
        <div className={list.track} style={{ height: size * height }} role="presentation">
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with a picture
            <div
              key={row.id}
              id={optionId(row.id)}
              className={list.option}
              role="option"
              aria-selected={false}
              aria-setsize={size}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${index * height}px)`, height }}
            >
              <StillRow row={row} />
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

function StillRow({ row }: { readonly row: CaseRow }) {
  const brand = useBrand(row.brandId);
  const assignee = useMember(row.assignee);
  const isMine = useMe()?.id === row.assignee;
  return <QueueRow {...{ row, brand, assignee, isMine }} hasLeft={false} present="" />;
}
