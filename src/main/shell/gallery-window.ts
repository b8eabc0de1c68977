// The design system in a window of its own: no desk behind it, no key, no data of anybody's.
import { app, session } from 'electron';
import { serveAppScheme } from './app-protocol';
import { startPage } from './page-file';
import { guardSession } from './page-guards';
import { places } from './places';
import type { ShellLog } from './shell-log';
import { keepSpellingHere } from './spelling';
import { systemLanguage } from './system-language';
import { openWindow } from './window';

/** Call once, when Electron is ready; closing the window ends the process. */
export function openGallery(log: ShellLog): void {
  serveAppScheme(session.defaultSession, places.page, {
    systemLanguage: systemLanguage(),
    inSandbox: false,
    startPage: async () => null,
  });
  guardSession(session.defaultSession);
  keepSpellingHere(session.defaultSession);
  app.on('window-all-closed', () => app.quit());
  openWindow({
    title: 'Semáforo',
    address: `${startPage}#gallery`,
    place: null,
    onPlaced: () => undefined,
    hidesOnClose: () => false,
    onHidden: () => undefined,
    onPageDied: (reason) => log.note('page ended', reason),
  });
}
