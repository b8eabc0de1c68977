import { tellsAfterEach } from '../../../shared/domain/training/training-path';
import type { StepRecord } from '../../../shared/domain/training/training-record';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { FocusedHeading } from './focused-heading';
import { MarksList } from './marks-list';
import type { PractisedCommand } from './practised-command';
import styles from './training.module.css';
import type { Step } from './training-model';

interface StepResultProps {
  readonly step: Step;
  readonly record: StepRecord;
  readonly commands: readonly PractisedCommand[];
  readonly onLeave: () => void;
}

/** Whether a step was passed; of a timed one each answer is read only now. */
export function StepResult({ step, record, commands, onLeave }: StepResultProps) {
  const text = useText();
  const { points, of, isPassed, exercises } = record;
  return (
    <section className={styles.part} aria-label={step.name}>
      <FocusedHeading>
        {isPassed
          ? text('training.passed', { points, of })
          : text('training.failed', { points, of, mark: step.passMark })}
      </FocusedHeading>
      <div className={styles.acts}>
        <Button kind="main" onClick={onLeave}>
          {text('training.backToPath')}
        </Button>
      </div>
      {!tellsAfterEach(step.kind) && (
        <section className={styles.part} aria-label={text('training.review')}>
          <h4 className={styles.heading}>{text('training.review')}</h4>
          {exercises.map((marked) => {
            const exercise = step.exercises.find(({ id }) => id === marked.id);
            if (exercise === undefined) return null;
            return (
              <section key={marked.id} className={styles.part} aria-label={titleOf(exercise)}>
                <p className={styles.quiet}>{titleOf(exercise)}</p>
                <MarksList exercise={exercise} marks={marked.marks} commands={commands} />
              </section>
            );
          })}
        </section>
      )}
    </section>
  );
}

function titleOf(exercise: Step['exercises'][number]): string {
  return exercise.kind === 'case' ? exercise.says : exercise.question;
}
