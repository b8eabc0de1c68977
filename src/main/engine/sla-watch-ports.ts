// What the watch over deadlines asks of the rest of the engine.
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import type { SlaWatchPorts } from './sla-watch';
import type { WorkspaceStore } from './workspace-store';

interface Around extends Pick<SlaWatchPorts, 'log' | 'store' | 'clock' | 'chance' | 'seat' | 'badge'> {
  readonly workspace: Pick<WorkspaceStore, 'thresholdsOf' | 'allThresholds' | 'policy'>;
  readonly warn: (warning: RaisedWarning) => void;
}

export function slaWatchPorts({ workspace, ...around }: Around): SlaWatchPorts {
  return {
    ...around,
    thresholdsOf: (state) => workspace.thresholdsOf(state),
    allThresholds: () => workspace.allThresholds(),
    brandName: (brandId) => workspace.policy(brandId)?.brand.name ?? brandId,
  };
}
