import { useSession } from '../../state/session';
import { SeatDialog } from './seat-dialog';
import { ShiftDialog } from './shift-dialog';

export function SeatDialogs() {
  const kind = useSession((session) => session.dialog?.kind);
  if (kind === 'seat') return <SeatDialog />;
  return kind === 'shift' ? <ShiftDialog /> : null;
}
