// Denies pages everything that ours does not need: other addresses, windows, permissions, and the network itself.
import { app, type Session } from 'electron';
import { isOwnAddress } from './page-file';

/** Applies to every page this process will ever hold. Call before the first window. */
export function guardAllPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    const stayHere = (event: { preventDefault(): void; url: string }) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stayHere);
    contents.on('will-frame-navigate', stayHere);
    contents.on('will-redirect', stayHere);
  });
}

/** A page that was taken over can neither ask for a device nor reach a server. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isLocal(request.url) }));
}

function isLocal(address: string): boolean {
  return isOwnAddress(address) || address.startsWith('blob:app://') || address.startsWith('devtools://');
}
