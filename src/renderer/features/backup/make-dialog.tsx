import { useState } from 'react';
import { shortestBackupPassphrase } from '../../../shared/ipc/backup';
import { useMayBackUp } from '../../data/desk-queries';
import { sizeWords } from '../../parts/size-words';
import { closeDialog, notify, useSession } from '../../state/session';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import styles from './backup.module.css';
import { BackupFailure } from './backup-failure';
import { NotAllowed } from './not-allowed';
import { useBackupWork } from './use-backup-work';

/** A new backup under a passphrase typed twice; the shell asks where the file goes. */
export function MakeDialog() {
  const text = useText();
  const locale = useLocale();
  const { busy, failure, start } = useBackupWork('backup');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState<{ readonly file: string; readonly size: string } | null>(null);
  const may = useMayBackUp();
  const isReady = may && !busy && passphrase.length >= shortestBackupPassphrase && again === passphrase;
  const make = async () => {
    const made = await start(passphrase);
    if (made === null) return;
    const values = { file: made.file, size: sizeWords(locale, made.bytes) };
    if (useSession.getState().dialog?.kind === 'backup') setDone(values);
    else notify({ tone: 'done', text: 'backup.done', values, undoable: false });
  };
  const frame = { title: text('backup.makeTitle'), closeLabel: text('dialog.close'), onClose: closeDialog };
  if (done !== null) {
    return (
      <Dialog {...frame}>
        <DialogBody>
          <p role="status" className={styles.done}>
            {text('backup.done', done)}
          </p>
        </DialogBody>
        <DialogFoot>
          <Button kind="main" autoFocus onClick={closeDialog}>
            {text('dialog.close')}
          </Button>
        </DialogFoot>
      </Dialog>
    );
  }
  return (
    <Dialog {...frame}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void make();
        }}
      >
        <DialogBody>
          <p>{text('backup.makeLead')}</p>
          {!may && <NotAllowed />}
          <Field
            type="password"
            autoComplete="new-password"
            label={text('backup.passphrase')}
            hint={text('backup.passphraseHint', { count: shortestBackupPassphrase })}
            value={passphrase}
            onChange={setPassphrase}
          />
          <Field
            type="password"
            autoComplete="new-password"
            label={text('backup.again')}
            problem={again !== '' && !passphrase.startsWith(again) ? text('backup.differs') : undefined}
            value={again}
            onChange={setAgain}
          />
          <BackupFailure failure={failure} untouched={text('backup.untouched')} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={closeDialog}>{text(busy ? 'dialog.close' : 'dialog.cancel')}</Button>
          <Button kind="main" type="submit" disabled={!isReady}>
            {text(busy ? 'backup.going' : 'backup.start')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
