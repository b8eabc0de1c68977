import { useState } from 'react';
import { useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useSignal } from '../../data/use-signal';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog, targets } from '../../state/session';
import { useText } from '../../state/use-text';
import { Dialog } from '../../ui/dialog';
import { type PickItem, PickList } from '../../ui/pick-list';

/** Sets the topic and the tags of a case; what is typed and not yet known becomes a tag. */
export function TagDialog() {
  const text = useText();
  const actions = useCaseActions();
  const workspace = useWorkspace();
  const { queue } = useServices();
  useSignal(queue.rows.changes);
  const [typed, setTyped] = useState('');
  const rows = targets().flatMap((id) => queue.rows.get(id) ?? []);
  const brand = workspace?.brands.find((one) => one.id === rows[0]?.brandId);
  const hasTag = (tag: string) => rows.length > 0 && rows.every((row) => row.tags.includes(tag));
  const tags = [...new Set([...(workspace?.tags ?? []), ...rows.flatMap((row) => row.tags)])];
  const wanted = typed.trim();
  const items: readonly PickItem[] = [
    ...tags.map((tag) => ({ id: `tag:${tag}`, label: tag, detail: text('tags.tag'), chosen: hasTag(tag) })),
    ...(brand?.contactTypes ?? []).map((type) => ({
      id: `type:${type.id}`,
      label: type.label,
      detail: text('tags.topic'),
      chosen: rows.every((row) => row.contactType === type.id),
    })),
    ...(wanted !== '' && !tags.includes(wanted)
      ? [{ id: `tag:${wanted}`, label: wanted, detail: text('tags.new') }]
      : []),
  ];
  const pick = (id: string) => {
    const at = id.indexOf(':');
    const value = id.slice(at + 1);
    if (id.startsWith('tag:'))
      return hasTag(value) ? actions.changeTags([], [value]) : actions.changeTags([value], []);
    return actions.setContactType(rows.every((row) => row.contactType === value) ? null : value);
  };
  return (
    <Dialog place="top" title={text('tags.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <PickList
        label={text('tags.field')}
        placeholder={text('tags.placeholder')}
        emptyText={text('pick.nothing')}
        items={items}
        onPick={(id) => void pick(id)}
        onType={setTyped}
      />
    </Dialog>
  );
}
