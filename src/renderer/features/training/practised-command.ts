// What training needs to know of a command, to ask for its key.
import type { TextKey } from '../../../shared/texts/text-key';

export interface PractisedCommand {
  readonly id: string;
  readonly label: TextKey;
  readonly keys: readonly string[];
}
