import { useDeskState, useWorkspace } from '../data/desk-queries';
import { useServices } from '../data/services';
import { useSignal } from '../data/use-signal';
import { ConnectDialog } from '../features/setup/connect-dialog';
import { FirstRun } from '../features/setup/first-run';
import { KeychainScreen } from '../features/setup/keychain-screen';
import { Splash } from '../features/setup/splash';
import { Console } from './console';
import { useShown } from './use-shown';

/** What can be shown now: the way to the key, the first run, or the desk. */
export function Gate() {
  const state = useDeskState();
  const workspace = useWorkspace();
  const hasList = useSignal(useServices().queue.list).ready;
  const isDesk = workspace !== undefined && workspace !== null;
  const isWaiting = state?.problem === null && (state.engine === 'starting' || state.engine === 'running');
  useShown(state !== undefined && (isDesk ? hasList : workspace === null || !isWaiting));
  if (state === undefined) return <Splash state={undefined} />;
  if (
    state.engine === 'waiting-for-key' ||
    state.keychain === 'locked' ||
    state.keychain === 'needs-passphrase' ||
    state.keychain === 'choose-fallback'
  ) {
    return <KeychainScreen state={state.keychain} />;
  }
  if (workspace === undefined) return <Splash state={state} />;
  if (workspace !== null) return <Console />;
  return (
    <>
      <FirstRun />
      <ConnectDialog />
    </>
  );
}
