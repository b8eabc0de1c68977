import { type FormEvent, useId, useState } from 'react';
import type { Audience } from '../../../shared/domain/message';
import { type Tier, tiers } from '../../../shared/domain/tier';
import type { ExerciseAnswer } from '../../../shared/domain/training/training-path';
import { useBrand, useWorkspace } from '../../data/desk-queries';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice, TextArea } from '../../ui/field';
import { ChoiceGroup } from './choice-group';
import { CustomerWords } from './customer-words';
import styles from './training.module.css';
import type { CaseExercise } from './training-model';

interface CaseFormProps {
  readonly exercise: CaseExercise;
  readonly submitLabel: string;
  readonly onAnswer: (answer: ExerciseAnswer) => void;
}

const places: readonly Audience[] = ['public', 'private'];
/** Stands for nothing in a list to choose from. */
const open = '';

/** What a customer writes, and what is asked about it. */
export function CaseForm({ exercise, submitLabel, onAnswer }: CaseFormProps) {
  const text = useText();
  const says = useId();
  const brand = useBrand(exercise.brand);
  const teams = useWorkspace()?.teams ?? [];
  const [tier, setTier] = useState<Tier | null>(null);
  const [contactType, setContactType] = useState<string>(open);
  const [owner, setOwner] = useState<string>(open);
  const [place, setPlace] = useState<Audience | null>(null);
  const [reply, setReply] = useState('');
  const { asks } = exercise;
  const nothing = { value: open, label: text('training.choose') };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer({
      kind: 'case',
      tier,
      contactType: contactType === open ? null : contactType,
      owner: teams.find(({ id }) => id === owner)?.id ?? null,
      place,
      text: reply,
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <CustomerWords exercise={exercise} id={says} />
      {asks.includes('tier') && (
        <ChoiceGroup<Tier>
          label={text('training.aspect.tier')}
          value={tier}
          choices={tiers.map((value) => ({ value, label: text(`tier.${value}`) }))}
          describedBy={says}
          onChange={setTier}
        />
      )}
      {asks.includes('type') && (
        <Choice<string>
          label={text('training.aspect.type')}
          value={contactType}
          choices={[nothing, ...(brand?.contactTypes ?? []).map(({ id, label }) => ({ value: id, label }))]}
          onChange={setContactType}
        />
      )}
      {asks.includes('owner') && (
        <Choice<string>
          label={text('training.aspect.owner')}
          value={owner}
          choices={[nothing, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={setOwner}
        />
      )}
      {asks.includes('place') && (
        <ChoiceGroup<Audience>
          label={text('training.aspect.place')}
          value={place}
          choices={places.map((value) => ({ value, label: text(`training.place.${value}`) }))}
          onChange={setPlace}
        />
      )}
      {asks.includes('text') && (
        <TextArea label={text('training.aspect.text')} value={reply} onChange={setReply} dir="auto" />
      )}
      <div className={styles.acts}>
        <Button type="submit" kind="main">
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
