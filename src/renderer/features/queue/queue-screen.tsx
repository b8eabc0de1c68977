import type { ViewId } from '../../../shared/domain/case-row';
import { useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useQueueSize } from '../../data/use-queue';
import { useSignal, useSignalPart } from '../../data/use-signal';
import { OwnKey } from '../../parts/own-key';
import { useWaitsOnReserve } from '../../parts/use-crisis-brands';
import { viewName } from '../../parts/view-words';
import { useCaseActions } from '../../state/case-actions';
import { openDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { BulkBar } from './bulk-bar';
import { CasesAhead } from './cases-ahead';
import { QueueEmpty } from './queue-empty';
import { emptyWords } from './queue-empty-model';
import { QueueList } from './queue-list';
import styles from './queue-screen.module.css';

/** The list of the current view, with what waits to come in above it. */
export function QueueScreen({ showsViewsButton }: { readonly showsViewsButton: boolean }) {
  const text = useText();
  const { queue } = useServices();
  const ready = useSignalPart(queue.list, (list) => list.ready);
  const workspace = useWorkspace();
  const view = useSession((session) => session.view);
  const marking = useSession((session) => session.marked.size > 0);
  const waits = useSignalPart(queue.waiting, ({ all }) => all > 0);
  const { size } = useQueueSize();

  return (
    <section className={styles.screen} aria-label={text('queue.region')}>
      <header className={styles.head}>
        {showsViewsButton && (
          <IconButton label={text('views.open')} onClick={() => useSession.setState({ drawer: 'views' })}>
            <Icon name="menu" />
          </IconButton>
        )}
        <h2 className={styles.title}>{viewName(text, view, workspace)}</h2>
        {/* What waits takes the place of what stands still, so that it covers nothing and moves no row. */}
        {!waits && (
          <span className={styles.order}>
            {text(view === 'closed' ? 'queue.byClosing' : 'queue.byDeadline')}
          </span>
        )}
        <span className={styles.size} data-gives-way={waits || undefined}>
          {text('queue.size', { count: size })}
        </span>
        <Waiting />
      </header>
      <CasesAhead />
      {marking && <BulkBar />}
      {/* The list stands there also when it is empty: a screen reader and the keys always find it. */}
      <QueueList />
      {ready && size === 0 && <Empty view={view} hasChannels={workspace?.accounts.length !== 0} />}
    </section>
  );
}

interface EmptyProps {
  readonly view: ViewId;
  readonly hasChannels: boolean;
}

function Empty({ view, hasChannels }: EmptyProps) {
  const text = useText();
  const actions = useCaseActions();
  const words = emptyWords(view, hasChannels, useWaitsOnReserve());
  return (
    <QueueEmpty words={words}>
      {words.act === 'connect' && (
        <Button onClick={() => openDialog({ kind: 'connect' })}>{text('command.connect')}</Button>
      )}
      {words.act === 'next-case' && (
        <Button onClick={() => void actions.next()}>
          {text('command.nextCase')}
          <OwnKey of="next-case" usual="w" />
        </Button>
      )}
    </QueueEmpty>
  );
}

function Waiting() {
  const text = useText();
  const { queue } = useServices();
  const { all, red, more } = useSignal(queue.waiting);
  if (all === 0) return null;
  return (
    <div className={styles.waiting}>
      <Button small kind="quiet" onClick={() => void queue.refresh()}>
        {text(more ? 'queue.waitingMore' : 'queue.waiting', { all, red })}
        <OwnKey of="show-new" usual="." />
      </Button>
    </div>
  );
}
