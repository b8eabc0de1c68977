// The floor of every start: a window with fifty rows of fixed text, and nothing behind it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';
import { whenPainted } from './painted';
import { obey, tell } from './remote-control';

app.setPath('userData', process.env['BENCH_PROFILE'] ?? '');
protocol.registerSchemesAsPrivileged([{ scheme: 'bench', privileges: { standard: true, secure: true } }]);

let window: BrowserWindow | null = null;

void app.whenReady().then(() => {
  protocol.handle('bench', () => {
    const page = readFileSync(path.join(__dirname, '../page/static.html'));
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });
  window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true },
  });
  const { webContents } = window;
  window.once('ready-to-show', () => window?.show());
  webContents.once('dom-ready', async () => {
    const at: unknown = await webContents.executeJavaScript(whenPainted('[role=option]'));
    tell({ event: 'painted', value: at });
  });
  void window.loadURL('bench://static/');
});
obey({
  pids: () => ({ standIn: 0, page: window?.webContents.getOSProcessId() ?? 0 }),
  quit: () => app.quit(),
});
