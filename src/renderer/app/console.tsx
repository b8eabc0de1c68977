import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { asId, type CaseId } from '../../shared/domain/ids';
import { useSettings } from '../data/desk-queries';
import { useServices } from '../data/services';
import { CannedDialog } from '../features/canned/canned-dialog';
import { CaseScreen } from '../features/case/case-screen';
import { Composer } from '../features/composer/composer';
import { CustomerPane } from '../features/customer/customer-pane';
import { OutboxScreen } from '../features/outbox/outbox-screen';
import { QueueScreen } from '../features/queue/queue-screen';
import { SearchBox } from '../features/search/search-box';
import { SettingsScreen } from '../features/settings/settings-screen';
import { ConnectDialog } from '../features/setup/connect-dialog';
import { StepDialogs } from '../features/steps/step-dialogs';
import { SyncBar } from '../features/sync/sync-bar';
import { ViewsNav } from '../features/views/views-nav';
import { useCaseActions } from '../state/case-actions';
import { selectCase } from '../state/selection';
import { moveFocus, useSession } from '../state/session';
import { useText } from '../state/use-text';
import { Drawer } from '../ui/drawer';
import { commands } from './commands';
import styles from './console.module.css';
import { Header } from './header';
import { KeyHints } from './key-hints';
import { KeysSheet } from './keys-sheet';
import { NoticeLine } from './notice-line';
import { PaletteDialog } from './palette';
import { useKeyboard } from './use-keyboard';
import { usePanes } from './use-panes';

/** The desk itself: views, list, case, customer, and everything that opens over them. */
export function Console() {
  const { queue, desk } = useServices();
  const actions = useCaseActions();
  const settings = useSettings();
  const queries = useQueryClient();
  const panes = usePanes();
  const screen = useSession((session) => session.screen);
  const pane = useSession((session) => session.pane);
  const hands = useMemo(() => ({ actions, queue }), [actions, queue]);
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
      <PaletteDialog hands={hands} />
      <KeysSheet />
    </div>
  );
}

function Drawers() {
  const text = useText();
  const drawer = useSession((session) => session.drawer);
  const close = () => useSession.setState({ drawer: null });
  if (drawer === 'views')
    return (
      <Drawer side="start" title={text('views.title')} closeLabel={text('dialog.close')} onClose={close}>
        <ViewsNav />
      </Drawer>
    );
  if (drawer === 'customer')
    return (
      <Drawer side="end" title={text('customer.title')} closeLabel={text('dialog.close')} onClose={close}>
        <CustomerPane />
      </Drawer>
    );
  return null;
}
