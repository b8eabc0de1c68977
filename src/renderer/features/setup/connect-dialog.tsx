import { useSession } from '../../state/session';
import { ConnectForm } from './connect-form';

/** Connecting a channel, from the first run, the settings or the palette. */
export function ConnectDialog() {
  const open = useSession((session) => session.dialog?.kind === 'connect');
  return open ? <ConnectForm /> : null;
}
