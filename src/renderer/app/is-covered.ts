// Whether something lies over the screen that has to be answered or closed first.
import { useSession } from '../state/session';

/** Also a question that a form asks by itself, and a menu: keys and the menu bar leave what lies under it alone. */
export function isCovered(): boolean {
  if (useSession.getState().dialog !== null) return true;
  return document.querySelector('[role=dialog],[role=alertdialog],[role=menu]') !== null;
}
