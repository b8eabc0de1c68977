import { useCaseActions } from '../../state/case-actions';
import { openDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './bulk-bar.module.css';

/** What can be done to all marked cases at once; the keys do the same. */
export function BulkBar() {
  const text = useText();
  const actions = useCaseActions();
  const count = useSession((session) => session.marked.size);
  return (
    <div className={styles.bar} role="toolbar" aria-label={text('bulk.title', { count })}>
      <strong className={styles.count}>{text('bulk.title', { count })}</strong>
      <Button small onClick={() => void actions.claim()}>
        {text('command.claim')}
      </Button>
      <Button small onClick={() => openDialog({ kind: 'assign' })}>
        {text('bulk.assign')}
      </Button>
      <Button small onClick={() => openDialog({ kind: 'tags' })}>
        {text('bulk.tag')}
      </Button>
      <Button small onClick={() => void actions.resolve()}>
        {text('command.resolve')}
      </Button>
      <IconButton label={text('bulk.clear')} onClick={() => useSession.setState({ marked: new Set() })}>
        <Icon name="close" size={14} />
      </IconButton>
    </div>
  );
}
