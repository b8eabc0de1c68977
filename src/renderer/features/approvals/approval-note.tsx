import { useState } from 'react';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import styles from './approvals-screen.module.css';

interface ApprovalNoteProps {
  readonly kind: 'changes' | 'reject';
  /** Who wrote the reply, and reads the note. */
  readonly name: string;
  readonly onSend: (note: string) => void;
  readonly onLeave: () => void;
}

/** Why a reply does not go out as it is: no reply is sent back without a word for its author. */
export function ApprovalNote({ kind, name, onSend, onLeave }: ApprovalNoteProps) {
  const text = useText();
  const [note, setNote] = useState('');
  const given = note.trim();
  return (
    <form
      className={styles.form}
      aria-label={text(kind === 'reject' ? 'approvals.rejectTitle' : 'approvals.sendBackTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== '') onSend(given);
      }}
    >
      <TextArea
        label={text('approvals.note', { name })}
        hint={text('approvals.noteHint', { name })}
        value={note}
        maxLength={1_000}
        onChange={setNote}
        rows={3}
        autoFocus
        dir="auto"
      />
      <div className={styles.acts}>
        <Button onClick={onLeave}>{text('dialog.cancel')}</Button>
        <Button kind="main" type="submit" disabled={given === ''}>
          {text(kind === 'reject' ? 'approvals.reject' : 'approvals.requestChanges')}
        </Button>
      </div>
    </form>
  );
}
