import { useEffect, useState } from 'react';
import { pointsOf } from '../../../shared/domain/training/mark-answer';
import { type ExerciseAnswer, tellsAfterEach } from '../../../shared/domain/training/training-path';
import type { MarkedExercise } from '../../../shared/domain/training/training-record';
import type { SittingState } from '../../../shared/ipc/training-port';
import { useTrainingActs } from '../../data/training-queries';
import { TimeLeft } from '../../parts/time-left';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { CaseForm } from './case-form';
import { CustomerWords } from './customer-words';
import { FocusedHeading } from './focused-heading';
import { KeyForm } from './key-form';
import { MarksList } from './marks-list';
import type { PractisedCommand } from './practised-command';
import { QuestionForm } from './question-form';
import { StepResult } from './step-result';
import styles from './training.module.css';
import type { Step } from './training-model';

interface SittingViewProps {
  readonly step: Step;
  readonly sitting: SittingState;
  readonly commands: readonly PractisedCommand[];
  readonly onSitting: (sitting: SittingState) => void;
  readonly onLeave: () => void;
}

/** A step while it is sat: an exercise, what was right in it, the next one, and the result. */
export function SittingView({ step, sitting, commands, onSitting, onLeave }: SittingViewProps) {
  const [read, setRead] = useState<string | null>(null);
  const { feedback, record } = sitting;
  const unread = feedback !== null && feedback.id !== read ? feedback : null;
  if (unread !== null)
    return (
      <Feedback
        key={`feedback ${unread.id}`}
        step={step}
        marked={unread}
        commands={commands}
        isLast={sitting.exercise === null}
        onNext={() => setRead(unread.id)}
      />
    );
  if (record !== null)
    return <StepResult step={step} record={record} commands={commands} onLeave={onLeave} />;
  return (
    <Asked
      key={`exercise ${sitting.exercise}`}
      step={step}
      sitting={sitting}
      commands={commands}
      onSitting={onSitting}
      onLeave={onLeave}
    />
  );
}

/** The engine's clock says when the time is over; asked a moment later it is. */
const afterTimeMs = 100;

function Asked({ step, sitting, commands, onSitting, onLeave }: SittingViewProps) {
  const text = useText();
  const acts = useTrainingActs();
  const actions = useCaseActions();
  const exercise = step.exercises.find(({ id }) => id === sitting.exercise);
  const answer = (given: ExerciseAnswer | null) =>
    void actions.attempt(async () => onSitting(await acts.answer(sitting, given)));
  const { endsAt } = sitting;
  useEffect(() => {
    if (endsAt === null) return;
    const timeOver = () => {
      const hand = async () => onSitting(await acts.answer(sitting, null));
      void actions.attempt(hand);
    };
    const timer = setTimeout(timeOver, Math.max(0, endsAt - Date.now()) + afterTimeMs);
    return () => clearTimeout(timer);
  }, [endsAt, sitting, acts, actions, onSitting]);
  const submitLabel = text(tellsAfterEach(step.kind) ? 'training.check' : 'training.handIn');
  return (
    <section className={styles.part} aria-label={step.name}>
      <FocusedHeading>
        {text('training.exerciseOf', {
          name: step.name,
          number: sitting.answered + 1,
          of: sitting.of,
        })}
      </FocusedHeading>
      {sitting.answered === 0 && step.lead !== undefined && <p>{step.lead}</p>}
      {endsAt !== null && (
        <p role="timer">
          <TimeLeft dueAt={endsAt} />
        </p>
      )}
      {exercise?.kind === 'case' && (
        <CaseForm exercise={exercise} submitLabel={submitLabel} onAnswer={answer} />
      )}
      {exercise?.kind === 'question' && (
        <QuestionForm exercise={exercise} submitLabel={submitLabel} onAnswer={answer} />
      )}
      {exercise?.kind === 'key' && <KeyForm exercise={exercise} commands={commands} onAnswer={answer} />}
      {exercise === undefined && <p>{text('error.training-step-unknown')}</p>}
      <div className={styles.acts}>
        <Button kind="quiet" onClick={onLeave}>
          {text('training.backToPath')}
        </Button>
      </div>
    </section>
  );
}

interface FeedbackProps {
  readonly step: Step;
  readonly marked: MarkedExercise;
  readonly commands: readonly PractisedCommand[];
  readonly isLast: boolean;
  readonly onNext: () => void;
}

function Feedback({ step, marked, commands, isLast, onNext }: FeedbackProps) {
  const text = useText();
  const exercise = step.exercises.find(({ id }) => id === marked.id);
  const { points, of } = pointsOf(marked.marks);
  return (
    <section className={styles.part} aria-label={text('training.feedback')}>
      <FocusedHeading>{text('training.points', { points, of })}</FocusedHeading>
      {exercise?.kind === 'case' && <CustomerWords exercise={exercise} />}
      {exercise && <MarksList exercise={exercise} marks={marked.marks} commands={commands} />}
      <div className={styles.acts}>
        <Button kind="main" onClick={onNext}>
          {text(isLast ? 'training.seeResult' : 'training.next')}
        </Button>
      </div>
    </section>
  );
}
