import { useDeskState, useMe, useSettings, useStatusPart, useWorkspace } from '../data/desk-queries';
import { useServices } from '../data/services';
import { useSignal } from '../data/use-signal';
import { Console } from './console';
import { BackupDialogs, ConnectDialog, FirstRun, KeychainScreen, LockScreen, Splash } from './late-screens';
import { StartFrame } from './start-frame';
import { useShown } from './use-shown';

/** What can be shown now: the frame alone, the way to the key, what is wrong, the first run, or the desk. */
export function Gate() {
  const state = useDeskState();
  const workspace = useWorkspace();
  const hasRun = useStatusPart(() => true) ?? false;
  const hasList = useSignal(useServices().queue.list).ready;
  const isKnown = useMe() !== undefined;
  const isLocked = (useSettings()?.locked ?? false) || !isKnown;
  const needsKey =
    state?.engine === 'waiting-for-key' ||
    state?.keychain === 'locked' ||
    state?.keychain === 'needs-passphrase' ||
    state?.keychain === 'choose-fallback';
  const problem = hasRun ? null : (state?.problem ?? null);
  const isDesk = !needsKey && problem === null && Boolean(workspace);
  useShown(isDesk ? hasList || isLocked : needsKey || problem !== null || workspace === null);
  if (state !== undefined && needsKey) return <KeychainScreen state={state.keychain} />;
  if (problem !== null) return <Splash problem={problem} />;
  if (workspace) return isLocked ? <LockScreen /> : <Console />;
  if (workspace === undefined || state === undefined)
    return <StartFrame engine={state?.engine ?? 'starting'} />;
  return (
    <>
      <FirstRun />
      <ConnectDialog />
      <BackupDialogs />
    </>
  );
}
