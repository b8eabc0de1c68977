// Empties the file beside the log once nothing was written for a while, rather than in the middle of a burst.
import { type DurationMs, second } from '../../shared/domain/time';
import type { Clock } from './clock';
import { DiskFull } from './log/database';
import type { Log } from './log/open-log';

/** Longer than people take over a case: the first write after it is flushed twice, since the file begins anew. */
const quietAfter: DurationMs = 20 * second;

/** Returns what to call after each write. */
export function tidyWhenQuiet({ log, clock }: { readonly log: Log; readonly clock: Clock }): () => void {
  let cancel: () => void = () => undefined;
  const tidy = () => {
    try {
      log.tidy();
    } catch (error) {
      // What a full disk refuses here waits until the next quiet moment.
      if (!(error instanceof DiskFull)) throw error;
    }
  };
  return () => {
    cancel();
    cancel = clock.after(quietAfter, tidy);
  };
}
