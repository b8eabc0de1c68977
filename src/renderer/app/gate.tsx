import { useDeskState, useWorkspace } from '../data/desk-queries';
import { ConnectDialog } from '../features/setup/connect-dialog';
import { FirstRun } from '../features/setup/first-run';
import { KeychainScreen } from '../features/setup/keychain-screen';
import { Splash } from '../features/setup/splash';
import { Console } from './console';

/** What can be shown now: the way to the key, the first run, or the desk. */
export function Gate() {
  const state = useDeskState();
  const workspace = useWorkspace();
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
