import { useState } from 'react';
import type { TeamId } from '../../../shared/domain/ids';
import { useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog, targets } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Choice, TextArea } from '../../ui/field';

/** Hands the case with its whole history to another team, with the reason. */
export function EscalateDialog() {
  const text = useText();
  const actions = useCaseActions();
  const { queue } = useServices();
  const teams = useWorkspace()?.teams ?? [];
  const current = targets().map((id) => queue.rows.get(id)?.team);
  const others = teams.filter((team) => !current.every((id) => id === team.id));
  const [team, setTeam] = useState<string>(others[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const name = teams.find((one) => one.id === team)?.name ?? team;
  return (
    <Dialog title={text('escalate.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <Choice
          label={text('escalate.team')}
          value={team}
          choices={others.map((one) => ({ value: one.id as string, label: one.name }))}
          onChange={setTeam}
        />
        <TextArea
          label={text('escalate.reason')}
          hint={text('escalate.hint')}
          value={reason}
          onChange={setReason}
        />
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button
          kind="main"
          disabled={reason.trim() === '' || team === ''}
          onClick={() => void actions.escalate(team as TeamId, reason.trim(), name)}
        >
          {text('command.escalate')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
