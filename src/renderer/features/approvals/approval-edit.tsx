import { useState } from 'react';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import styles from './approvals-screen.module.css';

interface ApprovalEditProps {
  readonly words: string;
  readonly onApprove: (words: string) => void;
  readonly onLeave: () => void;
}

/** Other words for a colleague's reply; they go out, and the author sees what was changed. */
export function ApprovalEdit({ words: original, onApprove, onLeave }: ApprovalEditProps) {
  const text = useText();
  const [words, setWords] = useState(original);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '') onApprove(words);
      }}
    >
      <TextArea
        label={text('approvals.editLabel')}
        value={words}
        onChange={setWords}
        rows={5}
        autoFocus
        dir="auto"
      />
      <div className={styles.acts}>
        <Button onClick={onLeave}>{text('approvals.stopEditing')}</Button>
        <Button kind="main" type="submit" disabled={words.trim() === ''}>
          {text('approvals.edit')}
        </Button>
      </div>
    </form>
  );
}
