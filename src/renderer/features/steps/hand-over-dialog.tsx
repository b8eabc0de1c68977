import { useState } from 'react';
import { type NewHolder, useCaseActions } from '../../state/case-actions';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { TextArea } from '../../ui/field';

interface HandOverProps {
  readonly to: NewHolder;
  /** A colleague holds it: they read the words, too. */
  readonly isTheirs: boolean;
}

/** The words that go with a case into other hands. */
export function HandOverDialog({ to, isTheirs }: HandOverProps) {
  const text = useText();
  const actions = useCaseActions();
  const [words, setWords] = useState('');
  const given = words.trim();
  const hand = () => void (isTheirs ? actions.assign(to, given) : actions.handOver(to, given));
  return (
    <Dialog
      title={to.name === '' ? text('assign.title') : text('handOver.title', { name: to.name })}
      closeLabel={text('dialog.close')}
      onClose={closeDialog}
    >
      <DialogBody>
        <TextArea
          label={text(isTheirs ? 'handOver.reason' : 'handOver.note')}
          hint={text(isTheirs ? 'handOver.reasonHint' : 'handOver.noteHint')}
          value={words}
          maxLength={1_000}
          onChange={setWords}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" disabled={given === ''} onClick={hand}>
          {text('handOver.do')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
