import { type FormEvent, useState } from 'react';
import type { ExerciseAnswer } from '../../../shared/domain/training/training-path';
import { Button } from '../../ui/button';
import { ChoiceGroup } from './choice-group';
import styles from './training.module.css';
import type { Exercise } from './training-model';

interface QuestionFormProps {
  readonly exercise: Extract<Exercise, { kind: 'question' }>;
  readonly submitLabel: string;
  readonly onAnswer: (answer: ExerciseAnswer | null) => void;
}

/** A question about how we work, and its choices. */
export function QuestionForm({ exercise, submitLabel, onAnswer }: QuestionFormProps) {
  const [choice, setChoice] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer(choice === null ? null : { kind: 'question', choice: Number(choice) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <ChoiceGroup
        label={exercise.question}
        value={choice}
        choices={exercise.choices.map(({ text }, index) => ({ value: String(index), label: text }))}
        onChange={setChoice}
      />
      <div className={styles.acts}>
        <Button type="submit" kind="main">
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
