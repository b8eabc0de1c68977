// What the settings need to know of a command.
import type { TextKey } from '../../../shared/texts/text-key';

/** A command as the settings show it: its name and its first key. */
export interface RemappableCommand {
  readonly id: string;
  readonly label: TextKey;
  readonly keys: readonly string[];
}
