// Training as the screens read it: where people stand, and the answers that change it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AgentId } from '../../shared/domain/ids';
import type { ExerciseAnswer } from '../../shared/domain/training/training-path';
import type { SignedRecord } from '../../shared/domain/training/training-record';
import type {
  HandedOver,
  ImportedTraining,
  SittingState,
  TrainingReading,
} from '../../shared/ipc/training-port';
import { useMe } from './desk-queries';
import { queryKeys } from './query-keys';
import { useServices } from './services';

export function useTraining(): {
  readonly training: TrainingReading | undefined;
  readonly error: Error | null;
} {
  const { engine } = useServices();
  const me = useMe()?.id;
  const { data, error } = useQuery({
    // Whoever sits down reads their own.
    queryKey: [...queryKeys.training, me],
    queryFn: () => engine.query('training.read', {}),
    staleTime: 0,
    gcTime: 0,
  });
  return { training: data, error };
}

export interface TrainingActs {
  /** `drops`: the sitting under way that is given up for it. */
  begin(step: string, drops: string | null): Promise<SittingState>;
  /** Null leaves the exercise open. */
  answer(sitting: SittingState, answer: ExerciseAnswer | null): Promise<SittingState>;
  /** False when the person changed their mind. Null: everybody's, and drills. */
  save(agent: AgentId | null): Promise<boolean>;
  /** Null when the person changed their mind. */
  take(agent: AgentId | null): Promise<ImportedTraining | null>;
  /**
   * What was practised in the sandbox of this profile, as one's own. `as`: who one was there; null: whoever it was. Null
   * when nobody finished anything there.
   */
  handOver(as: AgentId | null): Promise<HandedOver | null>;
  /** The text of an exercise made from a closed case. */
  practise(caseNumber: number): Promise<string>;
  beginDrill(drill: string): Promise<void>;
  endDrill(): Promise<SignedRecord>;
}

/** What one can do; what stands on the screen is read again after each. All throw DeskError. */
export function useTrainingActs(): TrainingActs {
  const { desk, engine } = useServices();
  const queries = useQueryClient();
  return useMemo((): TrainingActs => {
    const told = async <T>(done: T): Promise<T> => {
      await queries.invalidateQueries({ queryKey: queryKeys.training });
      return done;
    };
    return {
      begin: async (step, drops) => told(await engine.command('training.begin', { step, drops })),
      answer: async ({ id, exercise }, answer) =>
        told(await engine.command('training.answer', { sitting: id, exercise: exercise ?? '', answer })),
      save: async (agent) => {
        const { text } = await engine.query('training.export', { agent });
        return desk.request('training.saveFile', { text });
      },
      take: async (agent) => {
        const text = await desk.request('training.pickFile', undefined);
        return text === null ? null : told(await engine.command('training.import', { text, agent }));
      },
      handOver: async (as) => {
        const text = await desk.request('training.readPractice', undefined);
        return text === null ? null : told(await engine.command('training.handOver', { text, as }));
      },
      practise: async (caseNumber) => (await engine.query('training.practice', { caseNumber })).text,
      beginDrill: async (drill) => {
        await told(await engine.command('drill.begin', { drill }));
      },
      endDrill: async () => told(await engine.command('drill.end', {})),
    };
  }, [desk, engine, queries]);
}
