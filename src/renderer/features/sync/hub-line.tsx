import type { HubStatus } from '../../../shared/ipc/hub-status';
import { useWorkspace } from '../../data/desk-queries';
import { hubLines } from '../../parts/hub-lines';
import { useText } from '../../state/use-text';

/** How this desktop stands with its team; what is wrong stands out. */
export function HubLine({ hub }: { readonly hub: HubStatus }) {
  const text = useText();
  const workspace = useWorkspace();
  return hubLines(text, hub, workspace).map(({ words, isWrong }) =>
    isWrong ? <strong key={words}>{words}</strong> : <span key={words}>{words}</span>,
  );
}
