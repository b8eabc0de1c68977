// What the app tells of itself, read anew for as long as somebody looks.
import { useQuery } from '@tanstack/react-query';
import type { LogTailEntry, ShellFacts } from '../../shared/ipc/diagnostics';
import { queryKeys } from './query-keys';
import { useServices } from './services';

const againMs = 3_000;
const looking = { refetchOnMount: 'always', refetchInterval: againMs } as const;

export function useShellFacts(): ShellFacts | undefined {
  const { desk } = useServices();
  const queryFn = () => desk.request('diagnostics.read', undefined);
  return useQuery({ queryKey: queryKeys.shellFacts, queryFn, ...looking }).data;
}

/** Oldest first. */
export function useLogTail(): readonly LogTailEntry[] | undefined {
  const { engine } = useServices();
  const queryFn = () => engine.query('log.tail', {});
  return useQuery({ queryKey: queryKeys.logTail, queryFn, ...looking }).data;
}
