// Tells the shell, which decides who sits here, whether the workspace asks for a PIN of whoever does.
import type { EngineToShell } from '../../shared/ipc/shell-ports';
import type { WorkspaceStore } from './workspace-store';

/** At once, and whenever the workspace changes. */
export function tellSeats(
  workspace: Pick<WorkspaceStore, 'current' | 'onChanged'>,
  tellShell: (message: EngineToShell) => void,
): void {
  const tell = () => tellShell({ type: 'seats', asksPin: workspace.current()?.seats?.pin ?? false });
  workspace.onChanged(tell);
  tell();
}
