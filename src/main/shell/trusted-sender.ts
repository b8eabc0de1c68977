// Decides whether a request really comes from our page: another frame or document could hold the same preload.
import { isOwnAddress } from './page-file';

export interface Sender {
  /** Null when the frame is gone or navigated away before its request was read. */
  readonly frame: { readonly url: string; readonly isMainFrame: boolean } | null;
  readonly isOurWindow: boolean;
}

export function isTrustedSender({ frame, isOurWindow }: Sender): boolean {
  return isOurWindow && frame?.isMainFrame === true && isOwnAddress(frame.url);
}
