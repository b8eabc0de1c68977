import type { AccountStatus } from '../../../shared/ipc/engine-answers';
import { accountName } from '../../../shared/workspace/account-name';
import { useDeskState, useStatus, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useSignal } from '../../data/use-signal';
import { RestoredNotice } from '../../parts/restored-notice';
import { SurgeLine } from '../../parts/surge-line';
import { WorkLine } from '../../parts/work-line';
import { useNow } from '../../state/clock';
import { openDialog } from '../../state/session';
import { agoWords } from '../../state/time-words';
import { useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { CutStepLine } from './cut-step-line';
import { HubLine } from './hub-line';
import styles from './sync-bar.module.css';
import { accountLine, isStale } from './sync-model';

const namedAccounts = 4;
/** Less is caught up with before anybody has read of it. */
const fewCases = 500;

/** How fresh what we see is: each account's age, what waits to go out, and what is wrong. */
export function SyncBar({ children }: { readonly children: React.ReactNode }) {
  const text = useText();
  const status = useStatus();
  const outbox = status?.outbox;
  const now = useNow(30_000);
  // What is wrong stands first: where room is short, it is the healthy ones that go.
  const silent = status?.accounts.filter((account) => isStale(account, now)) ?? [];
  const heard = status?.accounts.filter((account) => !isStale(account, now)) ?? [];
  const waiting = (outbox?.held ?? 0) + (outbox?.queued ?? 0) + (outbox?.sending ?? 0);
  return (
    <footer className={styles.bar}>
      {/* Times tick: only what changes for the worse is spoken, where announcer.ts says so. */}
      <div className={styles.sync} role="status" aria-label={text('sync.title')} aria-live="off">
        <SurgeLine />
        <RestoredNotice as="line" />
        <DeskLine />
        <StoreLine />
        {status?.cutStep && <CutStepLine step={status.cutStep} />}
        {status?.hub && <HubLine hub={status.hub} />}
        {status?.works.map((work) => (
          <WorkLine key={work.id} work={work} />
        ))}
        {silent.map((account) => (
          <AccountLine key={account.accountId} account={account} />
        ))}
        {status !== undefined && status.accounts.length === 0 && <span>{text('sync.noAccounts')}</span>}
        {waiting > 0 && <span>{text('sync.waiting', { count: waiting })}</span>}
        {(outbox?.unknown ?? 0) > 0 && (
          <strong>{text('sync.unknown', { count: outbox?.unknown ?? 0 })}</strong>
        )}
        {(outbox?.failed ?? 0) > 0 && <strong>{text('sync.failed', { count: outbox?.failed ?? 0 })}</strong>}
        {status?.log.diskFull && <strong>{text('sync.diskFull')}</strong>}
        {status?.log.isScarce && !status.log.diskFull && <strong>{text('sync.diskScarce')}</strong>}
        {status?.log.salvaged && <strong>{text('sync.salvaged')}</strong>}
        {(status?.setAside ?? 0) > 0 && (
          <span>{text('sync.setAside', { count: status?.setAside ?? 0 })}</span>
        )}
        <Heard accounts={heard} />
      </div>
      <IconButton label={text('command.doing')} onClick={() => openDialog({ kind: 'doing' })}>
        <Icon name="more" />
      </IconButton>
      {children}
    </footer>
  );
}

/** Healthy accounts by name while they fit in a glance; many of them as one, as old as the oldest. */
function Heard({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const text = useText();
  const now = useNow(5_000);
  if (accounts.length <= namedAccounts || accounts.some((account) => account.lastHeardAt === null)) {
    return accounts.map((account) => <AccountLine key={account.accountId} account={account} />);
  }
  const oldest = Math.min(...accounts.map((account) => account.lastHeardAt ?? now));
  return <span>{text('sync.heardMany', { count: accounts.length, ago: agoWords(text, oldest, now) })}</span>;
}

function AccountLine({ account }: { readonly account: AccountStatus }) {
  const text = useText();
  const name = accountName(useWorkspace(), account.accountId);
  const now = useNow(5_000);
  const words = accountLine(text, { account, name, now });
  return isStale(account, now) ? <strong className={styles.stale}>{words}</strong> : <span>{words}</span>;
}

/** A part that does not run, with the way to get it going. */
function DeskLine() {
  const text = useText();
  const { desk } = useServices();
  const state = useDeskState();
  if (state === undefined) return null;
  const stopped =
    state.engine === 'stopped'
      ? 'sync.engineStopped'
      : state.channels === 'stopped'
        ? 'sync.channelsStopped'
        : null;
  if (state.engine === 'restarting') return <strong>{text('sync.engineRestarting')}</strong>;
  if (stopped === null)
    return state.problem === 'shell-defect' ? <strong>{text('sync.defect')}</strong> : null;
  const tryAgain = () => void desk.request('keychain.unlock', { how: 'retry', passphrase: null });
  return (
    <>
      <strong>{text(stopped)}</strong>
      <Button small onClick={tryAgain}>
        {text('splash.tryAgain')}
      </Button>
    </>
  );
}

function StoreLine() {
  const text = useText();
  const { store } = useServices();
  const state = useSignal(store.state);
  if (state.kind === 'rebuilding' || state.kind === 'catching-up') {
    const { done, expected } = state;
    const isLoss = state.kind === 'rebuilding' && state.reason !== 'first-start';
    if (!isLoss && expected < fewCases) return null;
    const words = isLoss ? 'sync.rebuilding' : 'sync.catchingUp';
    return <strong>{text(words, { done, expected: Math.max(expected, done) })}</strong>;
  }
  if (state.kind === 'live' && (state.rebuilt === 'missing' || state.rebuilt === 'behind-by-damage'))
    return <strong>{text('sync.rebuilt')}</strong>;
  return state.kind === 'failed' || state.kind === 'unopenable' ? (
    <strong>{text('sync.storeFailed')}</strong>
  ) : null;
}
