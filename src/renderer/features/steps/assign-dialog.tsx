import type { AgentId, TeamId } from '../../../shared/domain/ids';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick-list';

const nobody = 'nobody';

/** Gives the case to a colleague or a team, or to nobody. */
export function AssignDialog() {
  const text = useText();
  const actions = useCaseActions();
  const workspace = useWorkspace();
  const me = useMe();
  const teamName = (id: string) => workspace?.teams.find((team) => team.id === id)?.name ?? id;
  const members = [...(workspace?.members ?? [])].sort(
    (a, b) => Number(b.id === me?.id) - Number(a.id === me?.id),
  );
  const items = [
    ...members.map((member) => ({
      id: `member:${member.id}`,
      label: member.name,
      detail: member.id === me?.id ? text('assign.me') : member.teams.map(teamName).join(', '),
    })),
    ...(workspace?.teams ?? []).map((team) => ({
      id: `team:${team.id}`,
      label: team.name,
      detail: text('assign.team'),
    })),
    { id: nobody, label: text('assign.nobody') },
  ];
  const pick = (picked: string, name: string) => {
    const [kind, id = ''] = picked.split(':');
    if (kind === 'member') return actions.assign(id as AgentId, null, name);
    return kind === 'team' ? actions.assign(null, id as TeamId, name) : actions.assign(null, null, '');
  };
  return (
    <Dialog place="top" title={text('assign.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <PickList
        label={text('assign.field')}
        placeholder={text('assign.placeholder')}
        emptyText={text('pick.nothing')}
        items={items}
        onPick={(id, name) => void pick(id, name)}
      />
    </Dialog>
  );
}
