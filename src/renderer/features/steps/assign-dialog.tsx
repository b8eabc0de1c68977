import { useState } from 'react';
import type { AgentId, TeamId } from '../../../shared/domain/ids';
import type { Member } from '../../../shared/workspace/schema';
import { useSeats } from '../../data/case-queries';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { type NewHolder, useCaseActions } from '../../state/case-actions';
import { closeDialog, targets } from '../../state/session';
import { useText } from '../../state/use-text';
import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick-list';
import { HandOverDialog } from './hand-over-dialog';

const nobody = 'nobody';

/** Gives the case to a colleague or a team, or to nobody. What somebody holds goes with words. */
export function AssignDialog() {
  const text = useText();
  const actions = useCaseActions();
  const { queue } = useServices();
  const workspace = useWorkspace();
  const me = useMe();
  const [chosen, setChosen] = useState<NewHolder | null>(null);
  const holders = targets().map((id) => queue.rows.get(id)?.assignee ?? null);
  const isTheirs = holders.some((holder) => holder !== null && holder !== me?.id);
  const isMine = !isTheirs && holders.some((holder) => holder !== null);
  const teamName = (id: string) => workspace?.teams.find((team) => team.id === id)?.name ?? id;
  const seats = useSeats();
  const dutyOr = (member: Member) => {
    const duty = seats.find(({ id }) => id === member.id)?.duty ?? 'here';
    return duty === 'here' ? member.teams.map(teamName).join(', ') : text(`duty.${duty}`);
  };
  const members = [...(workspace?.members ?? [])].sort(
    (a, b) => Number(b.id === me?.id) - Number(a.id === me?.id),
  );
  const items = [
    ...members.map((member) => ({
      id: `member:${member.id}`,
      label: member.name,
      detail: member.id === me?.id ? text('assign.me') : dutyOr(member),
    })),
    ...(workspace?.teams ?? []).map((team) => ({
      id: `team:${team.id}`,
      label: team.name,
      detail: text('assign.team'),
    })),
    { id: nobody, label: text('assign.nobody') },
  ];
  const pick = (picked: string, name: string) => {
    const to = holderOf(picked, name);
    const needsWords = isTheirs || (isMine && to.name !== '' && to.assignee !== me?.id);
    if (needsWords) setChosen(to);
    else void actions.assign(to);
  };
  if (chosen !== null) return <HandOverDialog to={chosen} isTheirs={isTheirs} />;
  return (
    <Dialog place="top" title={text('assign.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <PickList
        label={text('assign.field')}
        placeholder={text('assign.placeholder')}
        emptyText={text('pick.nothing')}
        items={items}
        onPick={pick}
      />
    </Dialog>
  );
}

function holderOf(picked: string, name: string): NewHolder {
  const [kind, id = ''] = picked.split(':');
  if (kind === 'member') return { assignee: id as AgentId, team: null, name };
  return kind === 'team'
    ? { assignee: null, team: id as TeamId, name }
    : { assignee: null, team: null, name: '' };
}
