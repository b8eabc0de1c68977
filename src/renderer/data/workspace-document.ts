// The workspace definition as it is written down, for the screens that change a part of it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BrandId } from '../../shared/domain/ids';
import type { WorkspaceProblem } from '../../shared/ipc/engine-answers';
import type { ChangeablePart, WorkspaceDocument } from '../../shared/workspace/change-part';
import { useWorkspace } from './desk-queries';
import { queryKeys } from './query-keys';
import { useServices } from './services';

/** Read again whenever the definition changes; undefined until it is read, and without a workspace. */
export function useWorkspaceDocument(): WorkspaceDocument | undefined {
  const { engine } = useServices();
  const workspace = useWorkspace();
  const { data } = useQuery({
    queryKey: [...queryKeys.workspaceDocument, workspace],
    queryFn: () => engine.query('workspace.document', {}),
    staleTime: 0,
    gcTime: 0,
    placeholderData: (earlier) => earlier,
  });
  return data ?? undefined;
}

export interface NewPart {
  readonly part: ChangeablePart;
  readonly brandId: BrandId | null;
  readonly before: unknown;
  readonly value: unknown;
}

/** Gives what is wrong with it; nothing: it was taken. Throws DeskError when it was refused. */
export function useChangePart(): (change: NewPart) => Promise<readonly WorkspaceProblem[]> {
  const { engine } = useServices();
  const queries = useQueryClient();
  return async (change) => {
    const { problems, workspace } = await engine.command('workspace.change', change);
    if (workspace === null) return problems;
    // Forms show the definition as it is written down: it is there before they let go of what was typed.
    const document = await engine.query('workspace.document', {}).catch(() => undefined);
    queries.setQueryData(queryKeys.workspace, workspace);
    if (document !== undefined)
      queries.setQueriesData({ queryKey: queryKeys.workspaceDocument, type: 'active' }, document);
    return problems;
  };
}
