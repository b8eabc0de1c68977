// A key as it is said: for ears, in the person's language.
import type { TextKey } from '../../shared/texts/text-key';
import type { Text } from '../state/use-text';

const named: Readonly<Record<string, TextKey>> = {
  Shift: 'key.shift',
  Enter: 'key.enter',
  Escape: 'key.escape',
  ArrowDown: 'key.arrowDown',
  ArrowUp: 'key.arrowUp',
};

/** "j", "Shift j", "Control k", "g, then q" for the name that commands use. */
export function keyWords(text: Text, name: string, isMac: boolean): string {
  return name
    .split(' ')
    .map((part) => pressedTogether(text, part, isMac))
    .reduce((first, second) => text('key.then', { first, second }));
}

function pressedTogether(text: Text, part: string, isMac: boolean): string {
  const pieces = part === '+' ? [part] : part.split('+');
  const words = pieces.map((piece) => {
    if (piece === 'Mod') return text(isMac ? 'key.command' : 'key.control');
    const known = named[piece];
    return known === undefined ? piece : text(known);
  });
  return words.join(' ');
}
