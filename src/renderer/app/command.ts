// A command: what one can do, by which keys, and when.
import type { TextKey } from '../../shared/texts/text-key';
import type { Hands } from './command-steps';

export type CommandGroup = 'move' | 'triage' | 'write' | 'go';

export interface Command {
  readonly id: string;
  readonly label: TextKey;
  readonly group: CommandGroup;
  /** Default keys; the first can be remapped. A space parts keys pressed one after the other. */
  readonly keys: readonly string[];
  readonly when: () => boolean;
  readonly run: (hands: Hands) => unknown;
}
