// Turns keys into commands; single letters never fire while a text field has the focus.
import { useEffect, useRef } from 'react';
import type { Settings } from '../../shared/ipc/settings';
import { keysOf } from '../parts/key-map';
import { isCharacterKey, keyName } from '../parts/key-names';
import { sendAhead, typeAheadOf } from '../state/field-ahead';
import { openDialog, useSession } from '../state/session';
import type { Command } from './command';
import type { Hands } from './command-steps';
import { commands } from './commands';
import { isCovered } from './is-covered';
import { useHintLesson } from './use-hint-lesson';

const sequenceMs = 1_200;
const widgetsWithArrows =
  '[role=radio],[role=menu],[role=menuitem],[role=tab],[role=log],[role=combobox],[role=separator],select';
const widgetsWithEnter = 'button,a,[role=radio],[role=checkbox],[role=menuitem],summary';

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]),textarea,select')
  );
}

function belongsToWidget(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element)) return false;
  if (event.key.startsWith('Arrow')) return event.target.closest(widgetsWithArrows) !== null;
  return event.key === 'Enter' && event.target.closest(widgetsWithEnter) !== null;
}

/** What is typed before the field stands there that a key asked for is not lost; true when that is what the key was for. */
function typeAhead(event: KeyboardEvent): boolean {
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.repeat;
  if (!isLetter || isWriting(event.target)) return false;
  const { dialog } = useSession.getState();
  if (dialog?.kind === 'palette') openDialog({ kind: 'palette', typed: (dialog.typed ?? '') + event.key });
  else if (isCovered() || !typeAheadOf(event.key)) return false;
  event.preventDefault();
  return true;
}

export function useKeyboard(hands: Hands, settings: Settings | undefined): void {
  const learn = useHintLesson();
  const held = useRef<string | null>(null);
  // Beyond the effect: it begins anew whenever a setting is told, also between two keys of a sequence.
  const started = useRef<{ readonly key: string; readonly at: number } | null>(null);
  useEffect(() => {
    const find = (name: string): Command | undefined => {
      const own = settings?.keys ?? {};
      return commands.find((command) => keysOf(command, own).includes(name));
    };
    const startsSequence = (name: string) =>
      commands.some((command) =>
        keysOf(command, settings?.keys ?? {}).some((key) => key.startsWith(`${name} `)),
      );
    const press = (event: KeyboardEvent) => {
      const name = keyName({ ...pressedOf(event), altGraph: event.getModifierState('AltGraph') });
      if (name === null) return;
      // A key that is still held down was meant for what stood here when it was pressed.
      if (event.repeat && held.current !== name) return;
      if (!event.repeat) held.current = null;
      if (event.defaultPrevented || event.isComposing) return;
      if (typeAhead(event) || isCovered()) return;
      if (name === 'Mod+Enter' && !isWriting(event.target) && sendAhead()) return event.preventDefault();
      // A box to tick in a form sends it as its fields do.
      const isSent = name === 'Mod+Enter' && event.target instanceof HTMLInputElement;
      if (isWriting(event.target) || isSent) return pressWhileWriting(event, name);
      if (isCharacterKey(name) && settings?.singleLetterKeys === false) return;
      if (belongsToWidget(event)) return;
      const first = started.current;
      const inSequence =
        first !== null && event.timeStamp - first.at < sequenceMs ? `${first.key} ${name}` : null;
      started.current = null;
      const command = (inSequence === null ? undefined : find(inSequence)) ?? find(name);
      if (command === undefined) {
        if (startsSequence(name)) started.current = { key: name, at: event.timeStamp };
        return;
      }
      if (!command.when()) return;
      event.preventDefault();
      held.current = name;
      void command.run(hands);
      if (!event.repeat) learn(command.id);
    };
    const pressWhileWriting = (event: KeyboardEvent, name: string) => {
      const field = event.target;
      const isOfForm = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
      if (name === 'Mod+Enter' && isOfForm) {
        event.preventDefault();
        field.form?.requestSubmit();
        return;
      }
      // In a text field these keys are the field's own: its words are what is meant.
      const command =
        name !== 'Mod+a' && (name === 'Escape' || name.startsWith('Mod+')) ? find(name) : undefined;
      if (command === undefined || !command.when()) return;
      event.preventDefault();
      void command.run(hands);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [hands, settings, learn]);
}

function pressedOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) {
  return { key, ctrlKey, metaKey, shiftKey, altKey };
}
