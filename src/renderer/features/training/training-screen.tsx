import { useState } from 'react';
import type { SittingState } from '../../../shared/ipc/training-port';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useTraining, useTrainingActs } from '../../data/training-queries';
import { useCaseActions } from '../../state/case-actions';
import { problemWords } from '../../state/problem-words';
import { useText } from '../../state/use-text';
import { Screen } from '../../ui/screen';
import { DrillsView } from './drills-view';
import { DropSittingDialog } from './drop-sitting-dialog';
import { HandOver } from './hand-over';
import { PathView } from './path-view';
import { PracticeMaker } from './practice-maker';
import type { PractisedCommand } from './practised-command';
import { ResultFiles } from './result-files';
import { SittingView } from './sitting-view';
import { TeamResults } from './team-results';
import styles from './training.module.css';

/** Learning to work here: one's path and its exercises, results and their files, drills. */
export function TrainingScreen({ commands }: { readonly commands: readonly PractisedCommand[] }) {
  const text = useText();
  const me = useMe();
  return (
    <Screen title={text('training.title')} lead={text('training.lead')}>
      {/* Whoever sits down begins on their own path. */}
      <Own key={me?.id ?? ''} commands={commands} />
    </Screen>
  );
}

function Own({ commands }: { readonly commands: readonly PractisedCommand[] }) {
  const text = useText();
  const actions = useCaseActions();
  const acts = useTrainingActs();
  const workspace = useWorkspace();
  const { training, error } = useTraining();
  /** What is on the screen of a sitting; null: the path is. */
  const [sitting, setSitting] = useState<SittingState | null>(null);
  const [hasLeft, setLeft] = useState(false);
  /** The step that is begun once they say that another sitting may go. */
  const [asked, setAsked] = useState<string | null>(null);
  const problem = error === null ? null : problemWords(error);
  const steps = workspace?.training?.steps ?? [];
  const drills = workspace?.training?.drills ?? [];
  const step = steps.find(({ id }) => id === sitting?.step);
  const underWay = training?.sitting ?? null;
  const begin = (id: string, drops: string | null) => {
    setAsked(null);
    void actions.attempt(async () => setSitting(await acts.begin(id, drops)));
  };
  const isDropped = underWay !== null && underWay.exercise !== null && underWay.answered > 0;
  return (
    <div className={styles.body}>
      {problem !== null && <p>{text(problem.text, problem.values)}</p>}
      {asked !== null && underWay !== null && (
        <DropSittingDialog
          name={steps.find(({ id }) => id === underWay.step)?.name ?? ''}
          answered={underWay.answered}
          of={underWay.of}
          onClose={() => setAsked(null)}
          onBegin={() => begin(asked, underWay.id)}
        />
      )}
      {workspace != null && workspace.training === undefined && <p>{text('training.none')}</p>}
      {sitting !== null && step !== undefined ? (
        <SittingView
          step={step}
          sitting={sitting}
          commands={commands}
          onSitting={setSitting}
          onLeave={() => {
            setSitting(null);
            setLeft(true);
          }}
        />
      ) : (
        training !== undefined && (
          <>
            {steps.length > 0 && (
              <PathView
                steps={steps}
                training={training}
                takesFocus={hasLeft}
                onBegin={(id) => (isDropped ? setAsked(id) : begin(id, null))}
                onGoOn={() => setSitting(training.sitting)}
              />
            )}
            {drills.length > 0 && <DrillsView drills={drills} training={training} />}
            {training.team.length > 0 && <TeamResults training={training} />}
            {steps.length > 0 && !training.sandbox && <HandOver training={training} />}
            {steps.length > 0 && <ResultFiles training={training} />}
            {steps.length > 0 && training.mayTrain && <PracticeMaker />}
          </>
        )
      )}
    </div>
  );
}
