import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { prefetchCases } from '../../data/case-queries';
import { useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useSignal } from '../../data/use-signal';
import { viewName } from '../../parts/view-words';
import { useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { KeyCap } from '../../ui/key-cap';
import { BulkBar } from './bulk-bar';
import { QueueEmpty } from './queue-empty';
import { QueueList } from './queue-list';
import { waitingCounts } from './queue-model';
import styles from './queue-screen.module.css';

const casesAhead = 3;

/** The list of the current view, with what waits to come in above it. */
export function QueueScreen({ showsViewsButton }: { readonly showsViewsButton: boolean }) {
  const text = useText();
  const { queue, engine, store } = useServices();
  const queries = useQueryClient();
  const list = useSignal(queue.list);
  useSignal(store.counters);
  const workspace = useWorkspace();
  const view = useSession((session) => session.view);
  const selected = useSession((session) => session.selected);
  const marking = useSession((session) => session.marked.size > 0);
  const size = queue.size();

  useEffect(() => {
    const at = selected === null ? -1 : list.order.indexOf(selected);
    prefetchCases(engine, queries, list.order.slice(at + 1, at + 1 + casesAhead));
  }, [engine, queries, list.order, selected]);

  return (
    <section className={styles.screen} aria-label={text('queue.region')}>
      <header className={styles.head}>
        {showsViewsButton && (
          <IconButton label={text('views.open')} onClick={() => useSession.setState({ drawer: 'views' })}>
            <Icon name="menu" />
          </IconButton>
        )}
        <h2 className={styles.title}>{viewName(text, view, workspace)}</h2>
        <span className={styles.order}>
          {text(view === 'closed' ? 'queue.byClosing' : 'queue.byDeadline')}
        </span>
        <span className={styles.size}>{text('queue.size', { count: size })}</span>
      </header>
      <Waiting />
      {marking && <BulkBar />}
      {/* The list stands there also when it is empty: a screen reader and the keys always find it. */}
      <QueueList />
      {list.ready && size === 0 && <QueueEmpty view={view} />}
    </section>
  );
}

function Waiting() {
  const text = useText();
  const { queue } = useServices();
  const { all, red } = waitingCounts(useSignal(queue.list).waiting);
  if (all === 0) return null;
  return (
    <div className={styles.waiting}>
      <Button small kind="quiet" onClick={() => void queue.refresh()}>
        {text('queue.waiting', { all, red })}
        <KeyCap keys="." />
      </Button>
    </div>
  );
}
