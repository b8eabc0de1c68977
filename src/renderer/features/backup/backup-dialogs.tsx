import { useSession } from '../../state/session';
import { MakeDialog } from './make-dialog';
import { RestoreDialog } from './restore-dialog';
import { TakeOverDialog } from './take-over-dialog';

/** The dialogs about backups, over the desk and over the first run alike. */
export function BackupDialogs() {
  const kind = useSession((session) => session.dialog?.kind);
  switch (kind) {
    case 'backup':
      return <MakeDialog />;
    case 'restore':
      return <RestoreDialog />;
    case 'take-over':
      return <TakeOverDialog />;
    default:
      return null;
  }
}
