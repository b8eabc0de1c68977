import { useState } from 'react';
import { closeDialog, type ReadReply } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import styles from './crisis.module.css';
import { useCrisisCommand } from './use-crisis-command';

const leastReason = 10;

/** Lets words go that nobody else has read, with the reason that stays in the record. */
export function BreakGlassDialog({ reply }: { readonly reply: ReadReply }) {
  const text = useText();
  const command = useCrisisCommand();
  const [reason, setReason] = useState('');
  const given = reason.trim();
  const { words, ...read } = reply;
  return (
    <Dialog title={text('glass.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <p>{text('glass.lead')}</p>
        <blockquote className={styles.quote} dir="auto">
          {words}
        </blockquote>
        <TextArea
          label={text('glass.reason')}
          hint={text('glass.hint')}
          value={reason}
          maxLength={1_000}
          onChange={setReason}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button
          kind="main"
          disabled={given.length < leastReason}
          onClick={() => void command('reply.breakGlass', { ...read, reason: given })}
        >
          {text('glass.break')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
