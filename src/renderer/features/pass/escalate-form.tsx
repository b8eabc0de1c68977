import { useRef, useState } from 'react';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import styles from './pass.module.css';

interface EscalateFormProps {
  readonly title: string;
  /** Name of the team that it goes to. */
  readonly team: string;
  /** What stands in the field until somebody writes there; it follows the case, whose last change may be on its way. */
  readonly firstWords: string;
  readonly onBack: () => void;
  readonly onEscalate: (reason: string) => Promise<void>;
}

/** An escalation says why: what was decided so far is written already, to be sent or said better. */
export function EscalateForm({ title, team, firstWords, onBack, onEscalate }: EscalateFormProps) {
  const text = useText();
  const [written, setWritten] = useState<string | null>(null);
  const reason = written ?? firstWords;
  const isBusy = useRef(false);
  const escalate = async () => {
    if (reason.trim() === '' || isBusy.current) return;
    isBusy.current = true;
    await onEscalate(reason.trim());
    isBusy.current = false;
  };
  return (
    <form
      aria-label={title}
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        void escalate();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onBack();
      }}
    >
      <Field
        label={text('pass.reason', { team })}
        hint={text('pass.reasonHint')}
        value={reason}
        maxLength={1_000}
        dir="auto"
        autoFocus
        onChange={setWritten}
      />
      <div className={styles.ways}>
        <Button small onClick={onBack}>
          {text('dialog.cancel')}
        </Button>
        <Button small kind="main" type="submit" disabled={reason.trim() === ''}>
          {text('pass.escalate', { team })}
        </Button>
      </div>
    </form>
  );
}
