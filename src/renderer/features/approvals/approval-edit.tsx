import { useState } from 'react';
import type { SeenWarnings } from '../../../shared/domain/guard/seen-warnings';
import { GuardNotice } from '../../parts/guard-notice';
import { type OutboundPlace, useOutboundGuard } from '../../parts/use-outbound-guard';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import styles from './approvals-screen.module.css';

interface ApprovalEditProps {
  readonly words: string;
  readonly place: OutboundPlace;
  readonly onApprove: (words: string, guard: SeenWarnings | null) => void;
  readonly onLeave: () => void;
}

/** Other words for a colleague's reply; they go out, and the author sees what was changed. */
export function ApprovalEdit({ words: original, place, onApprove, onLeave }: ApprovalEditProps) {
  const text = useText();
  const [words, setWords] = useState(original);
  const guard = useOutboundGuard(words, place);
  const blocked = words.trim() === '' || guard.refusal === 'guard-blocks';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && guard.passes()) onApprove(words, guard.seen);
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
      <GuardNotice guard={guard} />
      <div className={styles.acts}>
        <Button onClick={onLeave}>{text('approvals.stopEditing')}</Button>
        <Button kind="main" type="submit" disabled={blocked}>
          {text('approvals.edit')}
        </Button>
      </div>
    </form>
  );
}
