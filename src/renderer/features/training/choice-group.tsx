import { useId } from 'react';
import styles from './training.module.css';

interface ChoiceGroupProps<Value extends string> {
  readonly label: string;
  /** Null: nothing is chosen yet. */
  readonly value: Value | null;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly describedBy?: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** One of a few, each of them in sight. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const { label, value, choices, describedBy, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles.choices} aria-describedby={describedBy}>
      <legend className={styles.legend}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
