import { useState } from 'react';
import { type AgentId, asId } from '../../../shared/domain/ids';
import { useHubChanged } from '../../data/hub-queries';
import { useServices } from '../../data/services';
import { problemWords, type Words } from '../../state/problem-words';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import type { Person } from './hub-members-model';

interface RemoveMemberDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Says what follows from removing somebody, before it is done. */
export function RemoveMemberDialog({ person: { agent, name }, onClose }: RemoveMemberDialogProps) {
  const text = useText();
  const { engine } = useServices();
  const changed = useHubChanged();
  const [failure, setFailure] = useState<Words | null>(null);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      const { released, areSessionsEnded } = await engine.command('hub.remove', {
        agentId: asId<AgentId>(agent),
      });
      const done = areSessionsEnded ? 'team.removedNow' : 'team.removedRuns';
      notify({ tone: 'done', text: done, values: { name, count: released }, undoable: false });
      await changed();
      onClose();
    } catch (error) {
      setFailure(problemWords(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={text('team.removeTitle', { name })} closeLabel={text('dialog.close')} onClose={onClose}>
      <DialogBody>
        <p>{text('team.removeWhat', { name })}</p>
        <p>{text('team.removeThen')}</p>
        {failure !== null && <p role="alert">{text(failure.text, failure.values)}</p>}
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          {text('dialog.cancel')}
        </Button>
        <Button kind="main" disabled={isBusy} onClick={() => void remove()}>
          {text('team.removeConfirm')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
