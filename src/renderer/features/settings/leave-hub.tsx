import { useState } from 'react';
import { useHubChanged } from '../../data/hub-queries';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import styles from './settings-screen.module.css';

/** The way out of the team, with what follows from it said before. */
export function LeaveHub() {
  const text = useText();
  const { desk } = useServices();
  const actions = useCaseActions();
  const changed = useHubChanged();
  const [isAsking, setAsking] = useState(false);
  const leave = () =>
    actions.attempt(async () => {
      await desk.request('hub.leave', undefined);
      setAsking(false);
      notify({ tone: 'done', text: 'team.left', values: {}, undoable: false });
      await changed();
    });
  return (
    <div className={styles.acts}>
      <Button onClick={() => setAsking(true)}>{text('team.leave')}</Button>
      {isAsking && (
        <Dialog
          title={text('team.leaveTitle')}
          closeLabel={text('dialog.close')}
          onClose={() => setAsking(false)}
        >
          <DialogBody>
            <p>{text('team.leaveWhat')}</p>
            <p>{text('team.leaveThen')}</p>
          </DialogBody>
          <DialogFoot>
            <Button data-autofocus onClick={() => setAsking(false)}>
              {text('dialog.cancel')}
            </Button>
            <Button kind="main" onClick={() => void leave()}>
              {text('team.leaveConfirm')}
            </Button>
          </DialogFoot>
        </Dialog>
      )}
    </div>
  );
}
