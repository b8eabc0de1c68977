// The keys a step of the tour tells of, as this person has them. Pure.
import type { Settings } from '../../../shared/ipc/settings';
import type { TextKey } from '../../../shared/texts/text-key';
import { isKeyOn, keysOf } from '../../parts/key-map';
import { keyWords } from '../../parts/key-words';
import type { Text } from '../../state/use-text';

/** A command as the tour tells of it. */
export interface ToldCommand {
  readonly id: string;
  readonly label: TextKey;
  readonly keys: readonly string[];
}

const told = [
  ...['next', 'previous', 'open', 'green', 'yellow', 'red', 'undo'],
  ...['reply', 'canned', 'note', 'resolve', 'palette', 'keys'],
] as const;

interface Ways {
  readonly commands: readonly ToldCommand[];
  readonly settings: Pick<Settings, 'keys' | 'singleLetterKeys'>;
  readonly isMac: boolean;
}

/**
 * For each command the tour names, the first of its keys that works, in words; where none does, how the palette
 * finds it. By the name under which the texts have it.
 */
export function keysInWords(text: Text, { commands, settings, isMac }: Ways): Record<string, string> {
  const wordsOf = (id: string): string | null => {
    const command = commands.find((one) => one.id === id);
    const keys = command === undefined ? [] : keysOf(command, settings.keys);
    const key = keys.find((one) => isKeyOn(one, settings.singleLetterKeys));
    return key === undefined ? null : keyWords(text, key, isMac);
  };
  const palette = wordsOf('palette') ?? text('palette.title');
  const byName = (id: string) => {
    const label = commands.find((one) => one.id === id)?.label;
    return label === undefined ? id : text('tour.byName', { palette, command: text(label) });
  };
  return Object.fromEntries(told.map((id) => [id, wordsOf(id) ?? byName(id)]));
}
