import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { asId, type CaseId } from '../../shared/domain/ids';
import { useSettings, useStatusPart } from '../data/desk-queries';
import { useServices } from '../data/services';
import { useSignal } from '../data/use-signal';
import { CaseScreen } from '../features/case/case-screen';
import { CrisisBanner } from '../features/crisis/crisis-banner';
import { CustomerPane } from '../features/customer/customer-pane';
import { QueueScreen } from '../features/queue/queue-screen';
import { SyncBar } from '../features/sync/sync-bar';
import { ViewsNav } from '../features/views/views-nav';
import { stepOf } from '../parts/tour-progress';
import { useCaseActions } from '../state/case-actions';
import { useSeat } from '../state/seat';
import { selectCase } from '../state/selection';
import { moveFocus, useSession } from '../state/session';
import { Announcements } from './announcements';
import { commands } from './commands';
import styles from './console.module.css';
import { DeskFrame } from './desk-frame';
import { Header } from './header';
import { KeyHints } from './key-hints';
import {
  AlikeScreen,
  ApprovalsScreen,
  BackupDialogs,
  CannedDialog,
  CoachingScreen,
  Composer,
  ConnectDialog,
  CrisisDialogs,
  CrisisScreen,
  DivertDialog,
  DoingDialog,
  Drawers,
  FaqScreen,
  KeysSheet,
  OutboxScreen,
  PaletteDialog,
  PassStrip,
  SearchBox,
  SeatDialogs,
  SettingsScreen,
  StepDialogs,
  TodayScreen,
  TourStrip,
  TrainingScreen,
} from './late-screens';
import { NoticeLine } from './notice-line';
import { PaneEdge } from './pane-edge';
import { useIdleLock } from './use-idle-lock';
import { useKeyboard } from './use-keyboard';
import { useMenuBar } from './use-menu-bar';
import { useOwnWays } from './use-own-ways';
import { usePaneChoice } from './use-pane-widths';
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
  const widths = usePaneChoice();
  const own = useOwnWays();
  const inCrisis = useStatusPart(({ incidents = [] }) => incidents.length > 0);
  const tour = settings?.tour.state === 'running' ? stepOf(settings.tour) : undefined;
  const hands = useMemo(() => ({ actions, queue, seat, widths, own }), [actions, queue, seat, widths, own]);
  useKeyboard(hands, settings);
  useMenuBar(hands);
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
    <DeskFrame screen={screen} isBusy={isOfLastTime} inCrisis={inCrisis} tour={tour}>
      <Header search={<SearchBox />} />
      <CrisisBanner />
      {wide && <ViewsNav />}
      <main className={styles.main}>
        {wide && <PaneEdge pane="views" />}
        {screen === 'queue' && (!single || pane === 'list') && <QueueScreen showsViewsButton={!wide} />}
        {screen === 'queue' && !single && <PaneEdge pane="list" />}
        {screen === 'queue' && (!single || pane === 'case') && (
          <CaseScreen
            composer={(caseId) => (
              <>
                <PassStrip caseId={caseId} />
                <Composer caseId={caseId} />
              </>
            )}
            showsBack={single}
            showsCustomerButton={!wide}
          />
        )}
        {screen === 'queue' && wide && <PaneEdge pane="customer" />}
        {screen === 'outbox' && <OutboxScreen />}
        {screen === 'approvals' && <ApprovalsScreen />}
        {screen === 'crisis' && <CrisisScreen />}
        {screen === 'alike' && <AlikeScreen />}
        {screen === 'today' && <TodayScreen />}
        {screen === 'coaching' && <CoachingScreen />}
        {screen === 'training' && <TrainingScreen commands={commands} />}
        {screen === 'faq' && <FaqScreen />}
        {screen === 'settings' && <SettingsScreen commands={commands} />}
      </main>
      {screen === 'queue' && wide && <CustomerPane />}
      {tour !== undefined && <TourStrip commands={commands} />}
      <SyncBar>
        <Announcements />
        <NoticeLine />
        <KeyHints />
      </SyncBar>
      {!wide && <Drawers />}
      <StepDialogs />
      <CannedDialog />
      <DivertDialog />
      <ConnectDialog />
      <CrisisDialogs />
      <DoingDialog />
      <BackupDialogs />
      <SeatDialogs />
      <PaletteDialog hands={hands} />
      <KeysSheet />
    </DeskFrame>
  );
}
