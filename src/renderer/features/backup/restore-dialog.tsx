import { useState } from 'react';
import { useMayBackUp, useStatusPart } from '../../data/desk-queries';
import { closeDialog, notify, useSession } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import styles from './backup.module.css';
import { BackupFailure } from './backup-failure';
import { NotAllowed } from './not-allowed';
import { useBackupWork } from './use-backup-work';

/** Says what a restore does before it does it; over cases that are here already only once a word was typed. */
export function RestoreDialog() {
  const text = useText();
  const locale = useLocale();
  const { busy, failure, start } = useBackupWork('restore');
  const [passphrase, setPassphrase] = useState('');
  const [typed, setTyped] = useState('');
  const hasCases = useStatusPart(({ log }) => log.position > 0) ?? true;
  const word = text('restore.word');
  const isConfirmed = !hasCases || typed.trim().toLowerCase() === word;
  const may = useMayBackUp();
  const isReady = may && !busy && passphrase !== '' && isConfirmed;
  const restore = async () => {
    const done = await start(passphrase);
    if (done === null) return;
    const values = { date: clockWords(locale, done.madeAt, Date.now()) };
    notify({ tone: 'done', text: 'restore.done', values, undoable: false });
    if (useSession.getState().dialog?.kind === 'restore') closeDialog();
  };
  return (
    <Dialog title={text('restore.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void restore();
        }}
      >
        <DialogBody>
          {!may && <NotAllowed />}
          <ul className={styles.facts}>
            {hasCases && <li>{text('restore.aside')}</li>}
            <li>{text('restore.held')}</li>
            <li>{text('restore.secrets')}</li>
          </ul>
          <Field
            type="password"
            autoComplete="off"
            label={text('restore.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
          />
          {hasCases && (
            <Field
              autoComplete="off"
              spellCheck={false}
              label={text('restore.field', { word })}
              value={typed}
              onChange={setTyped}
            />
          )}
          <BackupFailure failure={failure} untouched={text('restore.untouched')} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={closeDialog}>{text(busy ? 'dialog.close' : 'dialog.cancel')}</Button>
          <Button kind="main" type="submit" disabled={!isReady}>
            {text(busy ? 'restore.going' : 'restore.start')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
