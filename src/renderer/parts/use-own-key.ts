// The key of a command as this person has it.
import { useSettings } from '../data/desk-queries';
import { isKeyOn } from './key-map';

/** `usual` is its default key. Undefined where it has none, or where characters are switched off. */
export function useOwnKey(id: string, usual: string): string | undefined {
  const settings = useSettings();
  const key = settings?.keys[id] ?? usual;
  return key !== '' && isKeyOn(key, settings?.singleLetterKeys ?? true) ? key : undefined;
}
