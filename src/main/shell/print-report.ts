// Makes a PDF of a report, in a window that nobody sees, that runs no script and reaches no address.
import { BrowserWindow, type Session, session } from 'electron';
import { oneByOne } from './one-by-one';
import { appScheme } from './page-file';

const address = `${appScheme}://report/`;
/** Whatever somebody wrote into a conversation: it is text, and nothing of it may be fetched or run. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** At their one address there is one report at a time. */
const inTurn = oneByOne();

/** One page after the other, numbered at the foot. Rejects when the report cannot be shown. */
export function printReport(html: string): Promise<Uint8Array> {
  return inTurn(() => print(html));
}

async function print(html: string): Promise<Uint8Array> {
  const own = session.fromPartition('report');
  serveOnly(own, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, javascript: false, sandbox: true, contextIsolation: true, images: false },
  });
  try {
    await window.loadURL(address);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
    });
  } finally {
    window.destroy();
    own.protocol.unregisterProtocol(appScheme);
  }
}

const footer =
  '<div style="width:100%;font:8px sans-serif;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';

function serveOnly(own: Session, html: string): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== address }));
  own.protocol.registerBufferProtocol(appScheme, (_request, respond) =>
    respond({
      data: Buffer.from(html),
      mimeType: 'text/html',
      charset: 'utf-8',
      headers: { 'content-security-policy': policy },
    }),
  );
}
