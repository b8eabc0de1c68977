// Turns keys into commands; single letters never fire while a text field has the focus.
import { useEffect } from 'react';
import type { Settings } from '../../shared/ipc/settings';
import { useSession } from '../state/session';
import type { Command } from './command';
import type { Hands } from './command-steps';
import { commands, keysOf } from './commands';
import { isSingleCharacter, keyName } from './key-names';

const sequenceMs = 1_200;
const widgetsWithArrows =
  '[role=radio],[role=menu],[role=menuitem],[role=tab],[role=log],[role=combobox],select';
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

export function useKeyboard(hands: Hands, settings: Settings | undefined): void {
  useEffect(() => {
    let started: { readonly key: string; readonly at: number } | null = null;
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
      if (name === null || event.defaultPrevented || event.isComposing) return;
      const dialogOpen =
        useSession.getState().dialog !== null || document.querySelector('[role=dialog],[role=menu]') !== null;
      if (dialogOpen) return;
      if (isWriting(event.target)) return pressWhileWriting(event, name);
      if (isSingleCharacter(name) && settings?.singleLetterKeys === false) return;
      if (belongsToWidget(event)) return;
      const inSequence =
        started !== null && event.timeStamp - started.at < sequenceMs ? `${started.key} ${name}` : null;
      started = null;
      const command = (inSequence === null ? undefined : find(inSequence)) ?? find(name);
      if (command === undefined) {
        if (startsSequence(name)) started = { key: name, at: event.timeStamp };
        return;
      }
      if (!command.when()) return;
      event.preventDefault();
      void command.run(hands);
    };
    const pressWhileWriting = (event: KeyboardEvent, name: string) => {
      if (name === 'Mod+Enter' && event.target instanceof HTMLTextAreaElement) {
        event.preventDefault();
        event.target.form?.requestSubmit();
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
  }, [hands, settings]);
}

function pressedOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) {
  return { key, ctrlKey, metaKey, shiftKey, altKey };
}
