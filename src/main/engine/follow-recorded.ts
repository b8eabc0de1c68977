// What else is done whenever something was recorded, beside telling the page.
import { rememberCoached } from './coaching';
import type { CommandContext } from './command-context';
import { freezeOnDeclaration } from './crisis/freeze-outbox';
import { dropOnChange } from './joint/drop-out';
import { tidyWhenQuiet } from './tidy-when-quiet';

interface Followers {
  /** The standing of the desk is another. */
  readonly changed: () => void;
  /** Something may leave that could not. */
  readonly wakeCourier: () => void;
}

/** From now on. */
export function followRecorded(context: CommandContext, followers: Followers): void {
  const { log, store } = context;
  store.onRecorded(tidyWhenQuiet(context));
  store.onRecorded(rememberCoached(log));
  store.onRecorded(freezeOnDeclaration(context, followers));
  store.onRecorded(dropOnChange(context));
}
