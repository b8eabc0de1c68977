// Alike messages that wait, what would answer them together, and how far such answers are.
import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JointId } from '../../shared/domain/ids';
import type { CommandOutputs } from '../../shared/ipc/engine-answers';
import type { CommandInput, QueryInput } from '../../shared/ipc/engine-port';
import type { AlikeReading, JointCase, JointPreview, JointReading } from '../../shared/ipc/joint-port';
import { queryKeys } from './query-keys';
import { useServices } from './services';

/** How far they are changes with every reply that leaves. */
const lookEveryMs = 2_000;

/** As they stood when somebody looked: what a hand is on does not move by itself. */
export function useAlike(): {
  readonly reading: AlikeReading | undefined;
  readonly error: Error | null;
  readonly isLooking: boolean;
  readonly lookAgain: () => void;
} {
  const { engine } = useServices();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: queryKeys.alike,
    queryFn: () => engine.query('joint.groups', {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return { reading: data, error, isLooking: isFetching, lookAgain: () => void refetch() };
}

/** Undefined until it is known. */
export function useJoints(): {
  readonly joints: readonly JointReading[] | undefined;
  readonly error: Error | null;
} {
  const { engine } = useServices();
  const { data, error } = useQuery({
    queryKey: queryKeys.joints,
    queryFn: () => engine.query('joint.list', {}),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: lookEveryMs,
  });
  return { joints: data, error };
}

/** Its cases as they were when somebody began to read: what they approve does not change under their eyes. */
export function useJointCases(jointId: JointId): {
  readonly cases: readonly JointCase[] | undefined;
  readonly error: Error | null;
} {
  const { engine } = useServices();
  const { data, error } = useQuery({
    queryKey: queryKeys.joint(jointId),
    queryFn: () => engine.query('joint.read', { jointId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return { cases: data, error };
}

/** What would go to each case; while it is looked at anew, what it was before. */
export function useJointPreview(wish: QueryInput<'joint.preview'> | null): {
  readonly preview: JointPreview | undefined;
  /** Whether it is of other words than these. */
  readonly isOld: boolean;
  readonly error: Error | null;
} {
  const { engine } = useServices();
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: queryKeys.jointPreview(wish),
    queryFn: wish === null ? skipToken : () => engine.query('joint.preview', wish),
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  return { preview: data, isOld: isPlaceholderData, error };
}

type JointCommandName = 'joint.ask' | 'joint.approve' | 'joint.refuse' | 'joint.stop';

/** Sends a command about a joint answer, and has all of it read again. Throws DeskError. */
export function useJointCommand() {
  const { engine } = useServices();
  const queries = useQueryClient();
  return async <Name extends JointCommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutputs[Name]> => {
    try {
      return await engine.command(name, input);
    } finally {
      for (const queryKey of [queryKeys.joints, queryKeys.alike, queryKeys.outbox, queryKeys.approvals])
        void queries.invalidateQueries({ queryKey });
    }
  };
}
