// Throws away the page's own store when not even Chromium can open it: it is a copy of the log, and is made anew.
import type { WebContents } from 'electron';
import { RequestFailure } from './request-failure';

const discarded = new WeakSet<WebContents>();

/** Loads the page again on an empty store, once in the life of a window. Throws RequestFailure the second time. */
export async function discardProjection(contents: WebContents): Promise<void> {
  if (discarded.has(contents)) {
    throw new RequestFailure('refused', 'projection-discarded', 'The store was thrown away once already.');
  }
  discarded.add(contents);
  await contents.session.clearStorageData({ storages: ['indexdb'] });
  contents.reload();
}
