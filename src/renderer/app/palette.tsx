import type { CaseId } from '../../shared/domain/ids';
import { useOpenCase } from '../data/case-queries';
import { useSettings, useWorkspace, useWriteSettings } from '../data/desk-queries';
import { keysOf } from '../parts/key-map';
import { keyCaps } from '../parts/key-names';
import { closeDialog, openDialog, useSession } from '../state/session';
import { useText } from '../state/use-text';
import { Dialog } from '../ui/dialog';
import { type PickItem, PickList } from '../ui/pick-list';
import type { Command } from './command';
import type { Hands } from './command-steps';
import { commands } from './commands';
import { byUse, withUse } from './palette-uses';
import { useIsMac } from './use-is-mac';
import { brandViews } from './view-commands';

const nobodysCase = '0'.repeat(32) as CaseId;

/** Every command that can be run now, found by typing. */
export function Palette({ hands, typed }: { readonly hands: Hands; readonly typed: string }) {
  const text = useText();
  const settings = useSettings();
  const write = useWriteSettings();
  const own = settings?.keys ?? {};
  const uses = settings?.paletteUses ?? {};
  const isMac = useIsMac();
  const workspace = useWorkspace();
  const selected = useSession((session) => session.selected);
  const isHeld = useOpenCase(selected ?? nobodysCase).open?.state.hold != null;
  const labelOf = ({ id, label }: Command) =>
    text(id === 'hold' && isHeld && selected !== null ? 'command.liftHold' : label);
  const keyOf = (command: Command): Pick<PickItem, 'keys'> => {
    const key = keysOf(command, own)[0];
    return key === undefined ? {} : { keys: keyCaps(key, isMac) };
  };
  const usable = [
    ...commands
      .filter((command) => command.id !== 'palette' && command.when())
      .map((command) => ({ ...keyOf(command), id: command.id, label: labelOf(command), run: command.run })),
    ...brandViews(text, workspace),
  ];
  const items = byUse<PickItem>(usable, uses);
  const pick = (id: string) => {
    closeDialog();
    // What was picked is done also when it cannot be kept.
    void write({ paletteUses: withUse(uses, id) }).catch(() => undefined);
    void usable.find((one) => one.id === id)?.run(hands);
  };
  return (
    <Dialog place="top" title={text('palette.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <PickList
        label={text('palette.field')}
        placeholder={text('palette.placeholder')}
        emptyText={text('pick.nothing')}
        items={items}
        typed={typed}
        onType={(words) => openDialog({ kind: 'palette', typed: words })}
        onPick={pick}
      />
    </Dialog>
  );
}

export function PaletteDialog({ hands }: { readonly hands: Hands }) {
  const dialog = useSession((session) => session.dialog);
  return dialog?.kind === 'palette' ? <Palette hands={hands} typed={dialog.typed ?? ''} /> : null;
}
