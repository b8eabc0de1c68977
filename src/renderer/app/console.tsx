import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { asId, type CaseId } from '../../shared/domain/ids';
import { useSettings } from '../data/desk-queries';
import { useServices } from '../data/services';
import { useSignal } from '../data/use-signal';
import { CaseScreen } from '../features/case/case-screen';
import { CustomerPane } from '../features/customer/customer-pane';
import { QueueScreen } from '../features/queue/queue-screen';
import { SyncBar } from '../features/sync/sync-bar';
import { ViewsNav } from '../features/views/views-nav';
import { useCaseActions } from '../state/case-actions';
import { useSeat } from '../state/seat';
import { selectCase } from '../state/selection';
import { moveFocus, useSession } from '../state/session';
import { commands } from './commands';
import styles from './console.module.css';
import { Header } from './header';
import { KeyHints } from './key-hints';
import {
  ApprovalsScreen,
  BackupDialogs,
  CannedDialog,
  CoachingScreen,
  Composer,
  ConnectDialog,
  Drawers,
  KeysSheet,
  OutboxScreen,
  PaletteDialog,
  SearchBox,
  SeatDialogs,
  SettingsScreen,
  StepDialogs,
  TodayScreen,
} from './late-screens';
import { NoticeLine } from './notice-line';
import { useIdleLock } from './use-idle-lock';
import { useKeyboard } from './use-keyboard';
import { usePanes } from './use-panes';
import { useShowPresence } from './use-show-presence';

/** The desk itself: views, list, case, customer, and everything that opens over them. */
export function Console() {
  const { queue, desk, store } = useServices();
  // What stands there before the store speaks is what the last session saw.
  const isOfLastTime = useSignal(store.state).kind === 'waiting';
  const actions = useCaseActions();
  const settings = useSettings();
  const queries = useQueryClient();
  const panes = usePanes();
  useIdleLock(settings?.lockAfterMinutes ?? null);
  useShowPresence();
  const screen = useSession((session) => session.screen);
  const pane = useSession((session) => session.pane);
  const seat = useSeat();
  const hands = useMemo(() => ({ actions, queue, seat }), [actions, queue, seat]);
  useKeyboard(hands, settings);
  useEffect(() => {
    void queue.refresh();
    return desk.on('case.open', ({ caseId }) => {
      selectCase(asId<CaseId>(caseId), { queue, open: true });
      moveFocus('case');
    });
  }, [queue, desk]);
  useEffect(() => {
    const refetch = () => void queries.invalidateQueries({ queryKey: ['status'] });
    window.addEventListener('online', refetch);
    return () => window.removeEventListener('online', refetch);
  }, [queries]);

  const single = panes === 'one';
  const wide = panes === 'all';
  return (
    <div
      className={styles.console}
      aria-busy={isOfLastTime}
      data-panes={panes}
      data-screen={screen}
      data-density={settings?.density}
      style={{ '--list-width': `${settings?.listWidth ?? 380}px` } as React.CSSProperties}
    >
      <Header search={<SearchBox />} />
      {wide && <ViewsNav />}
      <main className={styles.main}>
        {screen === 'queue' && (!single || pane === 'list') && <QueueScreen showsViewsButton={!wide} />}
        {screen === 'queue' && (!single || pane === 'case') && (
          <CaseScreen
            composer={(caseId) => <Composer caseId={caseId} />}
            showsBack={single}
            showsCustomerButton={!wide}
          />
        )}
        {screen === 'outbox' && <OutboxScreen />}
        {screen === 'approvals' && <ApprovalsScreen />}
        {screen === 'today' && <TodayScreen />}
        {screen === 'coaching' && <CoachingScreen />}
        {screen === 'settings' && <SettingsScreen commands={commands} />}
      </main>
      {screen === 'queue' && wide && <CustomerPane />}
      <SyncBar>
        <NoticeLine />
        <KeyHints />
      </SyncBar>
      {!wide && <Drawers />}
      <StepDialogs />
      <CannedDialog />
      <ConnectDialog />
      <BackupDialogs />
      <SeatDialogs />
      <PaletteDialog hands={hands} />
      <KeysSheet />
    </div>
  );
}
