// Opens the menu under the pointer.
import { type BrowserWindow, Menu } from 'electron';
import { contextItems } from './context-items';
import type { ShellTexts } from './shell-texts';

/** Wherever the page is asked for a menu and there is something to do. */
export function offerContextMenu(window: BrowserWindow, texts: () => ShellTexts): void {
  const contents = window.webContents;
  const actions = { replace: (word: string) => contents.replaceMisspelling(word) };
  contents.on('context-menu', (_event, clicked) => {
    const items = contextItems(clicked, texts(), actions);
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window });
  });
}
