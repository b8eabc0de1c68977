import { type FormEvent, useState } from 'react';
import { useDismissSurge } from '../../data/supervisor-queries';
import { useCaseActions } from '../../state/case-actions';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import styles from './surges.module.css';

interface DismissSurgeProps {
  readonly surgeId: string;
  readonly onDone: () => void;
}

/** A person says that it is no surge, and why: whoever looks later reads the reason. */
export function DismissSurge({ surgeId, onDone }: DismissSurgeProps) {
  const text = useText();
  const actions = useCaseActions();
  const dismiss = useDismissSurge();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void actions.attempt(async () => {
      await dismiss(surgeId, reason.trim());
      notify({ tone: 'done', text: 'surge.done', values: {}, undoable: false });
      onDone();
    });
  };
  return (
    <form className={styles.dismiss} onSubmit={submit}>
      <Field label={text('surge.why')} value={reason} onChange={setReason} maxLength={1_000} required />
      <Button type="submit" disabled={reason.trim() === ''}>
        {text('surge.dismiss')}
      </Button>
    </form>
  );
}
