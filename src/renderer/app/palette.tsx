import type { CaseId } from '../../shared/domain/ids';
import { useOpenCase } from '../data/case-queries';
import { useSettings } from '../data/desk-queries';
import { closeDialog, useSession } from '../state/session';
import { useText } from '../state/use-text';
import { Dialog } from '../ui/dialog';
import { PickList } from '../ui/pick-list';
import type { Command } from './command';
import type { Hands } from './command-steps';
import { commands, keysOf } from './commands';
import { keyCaps } from './key-names';
import { useIsMac } from './use-is-mac';

const nobodysCase = '0'.repeat(32) as CaseId;

/** Every command that can be run now, found by typing. */
export function Palette({ hands }: { readonly hands: Hands }) {
  const text = useText();
  const own = useSettings()?.keys ?? {};
  const isMac = useIsMac();
  const selected = useSession((session) => session.selected);
  const isHeld = useOpenCase(selected ?? nobodysCase).open?.state.hold != null;
  const labelOf = ({ id, label }: Command) =>
    text(id === 'hold' && isHeld && selected !== null ? 'command.liftHold' : label);
  const usable = commands.filter((command) => command.id !== 'palette' && command.when());
  const items = usable.map((command) => {
    const key = keysOf(command, own)[0];
    return {
      id: command.id,
      label: labelOf(command),
      ...(key === undefined ? {} : { keys: keyCaps(key, isMac) }),
    };
  });
  const pick = (id: string) => {
    closeDialog();
    void usable.find((command) => command.id === id)?.run(hands);
  };
  return (
    <Dialog place="top" title={text('palette.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <PickList
        label={text('palette.field')}
        placeholder={text('palette.placeholder')}
        emptyText={text('pick.nothing')}
        items={items}
        onPick={pick}
      />
    </Dialog>
  );
}

export function PaletteDialog({ hands }: { readonly hands: Hands }) {
  const open = useSession((session) => session.dialog?.kind === 'palette');
  return open ? <Palette hands={hands} /> : null;
}
