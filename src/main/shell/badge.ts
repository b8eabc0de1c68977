// Says outside the window how many red cases wait: on the dock or launcher and in the window's title.
import { app, type BrowserWindow } from 'electron';
import type { ShellTexts } from './shell-texts';

export function showBadge(redCount: number, window: BrowserWindow | null, title: string): void {
  app.setBadgeCount(redCount);
  window?.setTitle(redCount > 0 ? `(${redCount}) ${title}` : title);
}

/** The window's title says when nothing in it is real. */
export function windowTitle(sandbox: boolean, texts: ShellTexts): string {
  return sandbox ? `Semáforo: ${texts.sandbox}` : 'Semáforo';
}
