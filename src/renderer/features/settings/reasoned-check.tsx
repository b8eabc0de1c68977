import styles from './settings-screen.module.css';

interface ReasonedCheckProps {
  readonly label: string;
  readonly why: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** On or off, with what that means beneath its name. */
export function ReasonedCheck({ label, why, checked, onChange }: ReasonedCheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        <br />
        <span className={styles.quiet}>{why}</span>
      </span>
    </label>
  );
}
