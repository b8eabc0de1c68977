import { useSession } from '../../state/session';
import { BreakGlassDialog } from './break-glass-dialog';
import { DeclareDialog } from './declare-dialog';
import { HoldingDialog } from './holding-dialog';

/** The dialog of a crisis that is open, if any. */
export function CrisisDialogs() {
  const dialog = useSession((session) => session.dialog);
  switch (dialog?.kind) {
    case 'declare-crisis':
      return <DeclareDialog brandId={dialog.brandId} />;
    case 'holding':
      return <HoldingDialog />;
    case 'break-glass':
      return <BreakGlassDialog reply={dialog.reply} />;
    default:
      return null;
  }
}
