// Which keys the status bar shows to beginners, and when somebody knows one by heart. Pure but for its own count.
import type { TextKey } from '../../shared/texts/text-key';

interface Hint {
  /** By which it is kept as learnt. */
  readonly id: string;
  /** Of the commands whose keys it shows. */
  readonly commands: readonly string[];
  readonly label: TextKey;
  /** So often in one sitting the keys are pressed by somebody who knows them. */
  readonly times: number;
}

export const hints: readonly Hint[] = [
  { id: 'move', commands: ['next', 'previous'], label: 'hint.move', times: 12 },
  { id: 'reply', commands: ['reply'], label: 'hint.reply', times: 4 },
  { id: 'resolve', commands: ['resolve'], label: 'hint.resolve', times: 4 },
  { id: 'keys', commands: ['keys'], label: 'hint.allKeys', times: 2 },
];

export class HintLesson {
  readonly #pressed = new Map<string, number>();

  /** Call once for each key that a finger pressed. Gives the hint that was learnt with it, and null otherwise. */
  pressed(command: string): string | null {
    const hint = hints.find(({ commands }) => commands.includes(command));
    if (hint === undefined) return null;
    const times = (this.#pressed.get(hint.id) ?? 0) + 1;
    this.#pressed.set(hint.id, times);
    return times === hint.times ? hint.id : null;
  }
}
