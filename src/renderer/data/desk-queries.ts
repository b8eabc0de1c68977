// Reads of the desk itself: its state, its settings, the workspace, the accounts' health.
import { useQueryClient } from '@tanstack/react-query';
import { mayBackUp } from '../../shared/domain/permissions';
import type { KeychainState, RequestOutput } from '../../shared/ipc/contract';
import type { DeskStatus } from '../../shared/ipc/engine-answers';
import type { Settings } from '../../shared/ipc/settings';
import type { Account, Brand, Member, Workspace } from '../../shared/workspace/schema';
import { useLocale } from '../state/use-text';
import { localWorkspace } from './local-workspace';
import { queryKeys } from './query-keys';
import { type Services, useServices } from './services';
import { writeAhead } from './settings-ahead';
import { type Told, useTold } from './told';

export type AppInfo = RequestOutput<'app.info'>;
export type DeskState = AppInfo['desk'];
export type { KeychainState };

const appInfo = ({ desk }: Services): Told<AppInfo> => ({
  queryKey: queryKeys.appInfo,
  queryFn: () => desk.request('app.info', undefined),
});
const deskState = ({ desk }: Services): Told<DeskState> => ({
  queryKey: queryKeys.deskState,
  queryFn: async () => (await desk.request('app.info', undefined)).desk,
});
const settingsOf = ({ desk }: Services): Told<Settings> => ({
  queryKey: queryKeys.settings,
  queryFn: () => desk.request('settings.read', undefined),
});
const workspaceOf = ({ engine }: Services): Told<Workspace | null> => ({
  queryKey: queryKeys.workspace,
  queryFn: () => engine.query('workspace.read', {}),
});
const statusOf = ({ engine }: Services): Told<DeskStatus> => ({
  queryKey: queryKeys.status,
  queryFn: () => engine.query('status.read', {}),
});

export function useAppInfo(): AppInfo | undefined {
  return useTold(appInfo(useServices()));
}

export function useDeskState(): DeskState | undefined {
  return useTold(deskState(useServices()));
}

export function useSettings(): Settings | undefined {
  return useTold(settingsOf(useServices()));
}

/** Writes some settings; the interface follows at once and falls back when the shell refuses. */
export function useWriteSettings(): (patch: Partial<Settings>) => Promise<void> {
  const { desk } = useServices();
  const queries = useQueryClient();
  return (patch) => writeAhead(queries, patch, () => desk.request('settings.write', patch));
}

/** The workspace in the reader's language; null when there is none yet, undefined until that is known. */
export function useWorkspace(): Workspace | null | undefined {
  const locale = useLocale();
  return useTold(workspaceOf(useServices()), (workspace) => workspace && localWorkspace(workspace, locale));
}

export function useStatus(): DeskStatus | undefined {
  return useTold(statusOf(useServices()));
}

/** A part of the status; what else is in it changes all the time. */
export function useStatusPart<Part>(part: (status: DeskStatus) => Part): Part | undefined {
  return useTold(statusOf(useServices()), part);
}

export function useBrand(id: string | undefined): Brand | undefined {
  const locale = useLocale();
  return useTold(workspaceOf(useServices()), (workspace) =>
    workspace ? localWorkspace(workspace, locale).brands.find((brand) => brand.id === id) : undefined,
  );
}

export function useAccount(id: string): Account | undefined {
  return useTold(workspaceOf(useServices()), (workspace) =>
    workspace?.accounts.find((account) => account.id === id),
  );
}

/** A member of the workspace by id. */
export function useMember(id: string | null | undefined): Member | undefined {
  return useTold(workspaceOf(useServices()), (workspace) =>
    workspace?.members.find((member) => member.id === id),
  );
}

/** Who sits here: the chosen agent, or until one is chosen the first member. Who is a member no more is nobody. */
export function useMe(): Member | undefined {
  const services = useServices();
  const agentId = useTold(settingsOf(services), (settings) => settings.agentId);
  return useTold(workspaceOf(services), (workspace) =>
    agentId == null ? workspace?.members[0] : workspace?.members.find((member) => member.id === agentId),
  );
}

/** Whether who sits here may make and restore backups; a desk without a workspace may begin from one. */
export function useMayBackUp(): boolean {
  const workspace = useWorkspace();
  const me = useMe();
  return workspace == null || (me !== undefined && mayBackUp(me, workspace.roles));
}
