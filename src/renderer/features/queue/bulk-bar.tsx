import { mostInOneStep } from '../../data/queue-feed';
import { useServices } from '../../data/services';
import { useQueueSize } from '../../data/use-queue';
import { useCaseActions } from '../../state/case-actions';
import { markAllInView } from '../../state/selection';
import { openDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './bulk-bar.module.css';

/** What can be done to all marked cases at once, and to how many; the keys do the same. */
export function BulkBar() {
  const text = useText();
  const { queue } = useServices();
  const actions = useCaseActions();
  const count = useSession((session) => session.marked.size);
  const all = Math.min(useQueueSize().size, mostInOneStep);
  const steps = [
    { name: text('command.claim'), run: () => void actions.claim() },
    { name: text('bulk.assign'), run: () => openDialog({ kind: 'assign' }) },
    { name: text('bulk.tag'), run: () => openDialog({ kind: 'tags' }) },
    { name: text('command.resolve'), run: () => void actions.resolve() },
  ];
  return (
    <div className={styles.bar} role="toolbar" aria-label={text('bulk.title', { count })}>
      <strong className={styles.count}>
        {count < all ? (
          <Button
            kind="link"
            aria-label={`${text('bulk.someOf', { count, all })}, ${text('bulk.all', { count: all })}`}
            title={text('bulk.all', { count: all })}
            onClick={() => void markAllInView(queue)}
          >
            {text('bulk.someOf', { count, all })}
          </Button>
        ) : (
          text('bulk.title', { count })
        )}
      </strong>
      {steps.map(({ name, run }) => (
        <Button key={name} small title={text('bulk.on', { step: name, count })} onClick={run}>
          {name}
        </Button>
      ))}
      <IconButton label={text('bulk.clear')} onClick={() => useSession.setState({ marked: new Set() })}>
        <Icon name="close" size={14} />
      </IconButton>
    </div>
  );
}
