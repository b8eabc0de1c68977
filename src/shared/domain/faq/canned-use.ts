// That a canned response was used in a reply, as the reply's event tells it.
import { changedShare } from './changed-share';

export interface CannedUse {
  readonly id: string;
  readonly language: string;
  /** How much of it was changed before it was sent, from 0 to 1; of texts put together, of all of them. */
  readonly changed: number;
}

interface ReadyText {
  readonly id: string;
  readonly language: string;
  /** With what is known of the case filled in. */
  readonly text: string;
}

/** One use for each text that the reply was made from, in the order in which they were put in. */
export function cannedUses(used: readonly ReadyText[], sent: string): readonly CannedUse[] {
  if (used.length === 0) return [];
  const share = changedShare(used.map(({ text }) => text.trim()).join('\n\n'), sent);
  const changed = Math.round(share * 1_000) / 1_000;
  return used.map(({ id, language }) => ({ id, language, changed }));
}
