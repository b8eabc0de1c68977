import { useMe, useWorkspace } from '../../data/desk-queries';
import { useSeat } from '../../state/seat';
import { closeDialog, notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick-list';

/** The people of the workspace: who sits down here now. */
export function SeatDialog() {
  const text = useText();
  const seat = useSeat();
  const me = useMe();
  const workspace = useWorkspace();
  const teamName = (id: string) => workspace?.teams.find((team) => team.id === id)?.name ?? id;
  const items = (workspace?.members ?? []).map((member) => ({
    id: member.id as string,
    label: member.name,
    detail: member.teams.map(teamName).join(', '),
    ...(member.id === me?.id && { detail: text('seat.now') }),
  }));
  const sit = async (id: string, name: string) => {
    if (await seat.take(id)) notify({ tone: 'done', text: 'seat.done', values: { name }, undoable: false });
  };
  return (
    <Dialog place="top" title={text('seat.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <PickList
        label={text('seat.field')}
        placeholder={text('seat.placeholder')}
        emptyText={text('pick.nothing')}
        items={items}
        onPick={(id, name) => void sit(id, name)}
      />
    </Dialog>
  );
}
