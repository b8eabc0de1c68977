import { type FormEvent, useState } from 'react';
import { caseNumberIn } from '../../../shared/domain/case-number';
import { useTrainingActs } from '../../data/training-queries';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Field, TextArea } from '../../ui/field';
import styles from './training.module.css';

/** For who trains others: an exercise from a closed case, to be looked over and pasted into the path. */
export function PracticeMaker() {
  const text = useText();
  const acts = useTrainingActs();
  const actions = useCaseActions();
  const [typed, setTyped] = useState('');
  const [exercise, setExercise] = useState<string | null>(null);
  const number = caseNumberIn(typed);
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (number === null) return;
    void actions.attempt(async () => setExercise(await acts.practise(number)));
  };
  return (
    <section className={styles.part} aria-label={text('training.practice')}>
      <h3 className={styles.heading}>{text('training.practice')}</h3>
      <p className={styles.quiet}>{text('training.practiceHow')}</p>
      <form className={styles.acts} onSubmit={make}>
        <Field label={text('training.caseNumber')} value={typed} onChange={setTyped} inputMode="numeric" />
        <Button type="submit" disabled={number === null}>
          {text('training.makePractice')}
        </Button>
      </form>
      {exercise !== null && (
        <TextArea
          label={text('training.practiceText')}
          value={exercise}
          onChange={() => undefined}
          readOnly
          rows={10}
        />
      )}
    </section>
  );
}
