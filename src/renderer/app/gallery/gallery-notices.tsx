import { QueueEmpty } from '../../features/queue/queue-empty';
import { emptyWords } from '../../features/queue/queue-empty-model';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './gallery-notices.module.css';
import { Specimen } from './specimen';

/** What the screens say of themselves: done, wrong, moved on, and nothing to do. */
export function GalleryNotices() {
  const text = useText();
  return (
    <>
      <Specimen title={text('gallery.notices')} why={text('gallery.noticesWhy')}>
        <div className={styles.notices}>
          <p className={styles.done}>
            <Icon name="check" size={14} />
            <span className={styles.words}>{text('gallery.noticeDone')}</span>
            <Button kind="quiet" small>
              {text('command.undo')}
            </Button>
          </p>
          <p className={styles.unsure}>
            <Icon name="alert" size={14} />
            <span className={styles.words}>{text('gallery.noticeProblem')}</span>
          </p>
          <p className={styles.unsure}>
            <Icon name="clock" size={14} />
            <span className={styles.words}>{text('gallery.noticeStale')}</span>
          </p>
        </div>
      </Specimen>
      <Specimen title={text('gallery.empty')}>
        <div className={styles.places}>
          {(['all-open', 'closed'] as const).map((view) => (
            <div key={view} className={styles.place}>
              <QueueEmpty words={emptyWords(view, true)} />
            </div>
          ))}
        </div>
      </Specimen>
    </>
  );
}
