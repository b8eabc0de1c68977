import { useId } from 'react';
import styles from './crisis.module.css';

interface CheckListProps {
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Several of a few, each a box to tick. */
export function CheckList({ label, hint, choices, chosen, onChange }: CheckListProps) {
  const id = useId();
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange(next);
  };
  return (
    <fieldset className={styles.checks} aria-describedby={hint && id}>
      <legend>{label}</legend>
      <div className={styles.boxes}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.check}>
            <input type="checkbox" checked={chosen.has(choice.value)} onChange={() => toggle(choice.value)} />
            <span dir="auto">{choice.label}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
