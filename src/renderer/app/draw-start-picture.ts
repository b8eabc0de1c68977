// Puts the picture of the last first page where the screens will stand.
import { panesNow } from './panes';
import { drawn } from './picture';
import type { StartPicture } from './start-snapshot';

/** The page's own style sheet, which carries a hash of what is in it. */
export const styleSheetNow = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href ?? '';

/** False when nothing was drawn: there is no picture, or it was taken under another arrangement. */
export function drawStartPicture(picture: StartPicture | null, root: HTMLElement): boolean {
  if (picture === null || picture.panes !== panesNow() || picture.styles !== styleSheetNow()) return false;
  try {
    const node = drawn(picture.node);
    // It can only be looked at: keys and pointer find the screens, a moment later.
    if (node instanceof HTMLElement) node.inert = true;
    root.replaceChildren(node);
  } catch {
    return false;
  }
  document.documentElement.lang = picture.lang;
  document.documentElement.dataset['theme'] = picture.theme;
  return true;
}
