// Names of the views.
import type { StandingView, ViewId } from '../../shared/domain/case-row';
import type { Workspace } from '../../shared/workspace/schema';
import type { Text } from '../state/use-text';

/** A standing view's name, or the brand's. */
export function viewName(text: Text, view: ViewId, workspace: Workspace | null | undefined): string {
  if (!view.startsWith('brand:')) return text(`view.${view as StandingView}`);
  const id = view.slice('brand:'.length);
  return workspace?.brands.find((brand) => brand.id === id)?.name ?? id;
}
