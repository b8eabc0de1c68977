// A window of the bench's own around the built engine and the built store worker, without shell and screens.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  app,
  BrowserWindow,
  MessageChannelMain,
  protocol,
  type UtilityProcess,
  utilityProcess,
} from 'electron';
import { benchWorkspace } from '../workspace';
import type { StandInOrder } from './channels-stand-in';
import { obey } from './remote-control';

const profile = process.env['BENCH_PROFILE'] ?? '';
const product = process.env['BENCH_PRODUCT'] ?? '';
const pages = path.join(__dirname, '../page');
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

app.setPath('userData', path.join(profile, 'chromium'));
protocol.registerSchemesAsPrivileged([
  { scheme: 'bench', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

let window: BrowserWindow | null = null;
let engine: UtilityProcess | null = null;
let standIn: UtilityProcess | null = null;

async function serve(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const file = pathname.startsWith('/product/')
    ? path.join(product, 'dist/renderer/assets', pathname.slice('/product/'.length))
    : path.join(pages, pathname === '/' ? 'index.html' : pathname);
  const type = mediaTypes[path.extname(file)] ?? 'application/octet-stream';
  return new Response(new Uint8Array(await readFile(file)), { headers: { 'content-type': type } });
}

async function openPage(): Promise<void> {
  await app.whenReady();
  protocol.handle('bench', serve);
  window = new BrowserWindow({
    width: 900,
    height: 600,
    webPreferences: {
      preload: path.join(__dirname, 'host-preload.cjs'),
      sandbox: true,
      backgroundThrottling: false,
    },
  });
  await window.loadURL('bench://page/');
}

/** Resolves when the engine has opened its log and is joined to the page and to the stand-in. */
async function openEngine({ withSearch }: { readonly withSearch: boolean }): Promise<void> {
  const built = path.join(product, 'dist/engine/engine.cjs');
  const opened = utilityProcess.fork(
    withSearch ? built : path.join(__dirname, 'engine-without-search.cjs'),
    [],
    {
      env: { ...process.env, BENCH_ENGINE: built },
    },
  );
  const channels = utilityProcess.fork(path.join(__dirname, 'channels-stand-in.cjs'));
  engine = opened;
  standIn = channels;
  const ready = new Promise<void>((resolve, reject) => {
    opened.on('message', (message) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'failed' || message.type === 'workspaceRejected')
        reject(new Error(JSON.stringify(message)));
    });
  });
  const start = { type: 'start', dataKey: new Uint8Array(randomBytes(32)), profileDir: profile };
  opened.postMessage({
    ...start,
    sandbox: false,
    scenario: null,
    workspaceText: benchWorkspace,
    freshKey: true,
  });
  const [toChannels, commands, feed] = [
    new MessageChannelMain(),
    new MessageChannelMain(),
    new MessageChannelMain(),
  ];
  opened.postMessage({ type: 'connect', role: 'channels' }, [toChannels.port1]);
  channels.postMessage({ type: 'connect' }, [toChannels.port2]);
  await ready;
  opened.postMessage({ type: 'connect', role: 'page' }, [commands.port1]);
  opened.postMessage({ type: 'connect', role: 'feed' }, [feed.port1]);
  window?.webContents.postMessage('ports', null, [commands.port2, feed.port2]);
}

function standInWorks(order: StandInOrder): Promise<unknown> {
  return new Promise((resolve) => {
    standIn?.once('message', ({ report }) => resolve(report));
    standIn?.postMessage({ type: 'bench', order });
  });
}

obey({
  openPage,
  openEngine,
  standIn: standInWorks,
  page: (code: string) => window?.webContents.executeJavaScript(code),
  pids: () => ({
    standIn: standIn?.pid ?? 0,
    engine: engine?.pid ?? 0,
    page: window?.webContents.getOSProcessId() ?? 0,
  }),
  quit: () => app.quit(),
});
