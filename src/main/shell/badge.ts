// Says outside the window how many red cases wait: on dock, launcher or taskbar, and in the window's title.
import { join } from 'node:path';
import { app, type BrowserWindow, nativeImage } from 'electron';
import { places } from './places';
import type { ShellTexts } from './shell-texts';

interface BadgeParts {
  readonly window: BrowserWindow | null;
  readonly title: string;
  readonly texts: ShellTexts;
}

export function showBadge(redCount: number, { window, title, texts }: BadgeParts): void {
  app.setBadgeCount(redCount);
  window?.setTitle(redCount > 0 ? `(${redCount}) ${title}` : title);
  if (process.platform === 'win32') showOverlay(redCount, { window, texts });
}

/** The taskbar of Windows shows no number, but a small picture with words for it: the red sign, by its shape. */
function showOverlay(redCount: number, { window, texts }: Omit<BadgeParts, 'title'>): void {
  const sign = redCount > 0 ? nativeImage.createFromPath(join(places.assets, 'tray-red.png')) : null;
  window?.setOverlayIcon(sign, redCount > 0 ? texts.redWaiting(redCount) : '');
}

/** The window's title says when nothing in it is real. */
export function windowTitle(sandbox: boolean, texts: ShellTexts): string {
  return sandbox ? `Semáforo: ${texts.sandbox}` : 'Semáforo';
}
