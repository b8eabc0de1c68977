// What else is done whenever something was recorded, beside telling the page.
import { rememberCoached } from './coaching';
import type { CommandContext } from './command-context';
import { freezeOnDeclaration } from './crisis/freeze-outbox';
import type { Feed } from './feed';
import { dropOnChange } from './joint/drop-out';
import { tidyWhenQuiet } from './tidy-when-quiet';
import { viewerHere } from './who-sees';

interface Followers {
  readonly feed: Pick<Feed, 'changeViewer'>;
  /** The standing of the desk is another. */
  readonly changed: () => void;
  /** Something may leave that could not. */
  readonly wakeCourier: () => void;
}

/** From now on. */
export function followRecorded(context: CommandContext, { feed, changed, wakeCourier }: Followers): void {
  const { log, store, clock } = context;
  store.onRecorded(tidyWhenQuiet(context));
  store.onRecorded(rememberCoached(log));
  // Seats of the reserve open and close with a crisis, also with one that ends by its time.
  const crisisChanged = () => {
    feed.changeViewer(viewerHere(context));
    changed();
  };
  store.onRecorded(freezeOnDeclaration(context, { changed: crisisChanged, wakeCourier }));
  store.onRecorded(dropOnChange(context));
  // No person waits for what nobody wrote: it is looked for once the transaction that took the message in is over.
  store.onRecorded(({ events }) => {
    if (events.some(({ body }) => body.type === 'ReplySubmitted' && body.automatic !== undefined))
      clock.after(0, wakeCourier);
  });
}
