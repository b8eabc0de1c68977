// A window of the bench's own around built engines and the built store worker, without shell and screens.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, ipcMain, MessageChannelMain, protocol, utilityProcess } from 'electron';
import type { StandInOrder } from './channels-stand-in';
import { type EngineOptions, OpenEngine } from './open-engine';
import { obey } from './remote-control';

const profile = process.env['BENCH_PROFILE'] ?? '';
const product = process.env['BENCH_PRODUCT'] ?? '';
const pages = path.join(__dirname, '../page');
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

// The profile and the address of the product's own page, so that its projection is there.
app.setPath('userData', profile);
protocol.registerSchemesAsPrivileged([
  {
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

let window: BrowserWindow | null = null;
const engines = new Map<string, OpenEngine>();

function engineNamed(name: string): OpenEngine {
  const engine = engines.get(name);
  if (engine === undefined) throw new Error(`There is no engine ${name}`);
  return engine;
}

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
  protocol.handle('app', serve);
  window = new BrowserWindow({
    width: 900,
    height: 600,
    webPreferences: {
      preload: path.join(__dirname, 'host-preload.cjs'),
      sandbox: true,
      backgroundThrottling: false,
    },
  });
  await window.loadURL('app://semaforo/');
}

interface NamedEngine extends EngineOptions {
  readonly name: string;
  readonly joinsPage: boolean;
}

/** Resolves when the engine has opened its log and is joined to the stand-in and, when asked for, to the page. */
async function openEngine({ name, joinsPage, ...options }: NamedEngine): Promise<void> {
  await app.whenReady();
  const engine = await OpenEngine.open(options);
  engines.set(name, engine);
  if (joinsPage)
    window?.webContents.postMessage('ports', 'desk', [engine.connect('page'), engine.connect('feed')]);
}

async function closeEngine(name: string): Promise<void> {
  await engineNamed(name).close();
  engines.delete(name);
}

/** Milliseconds that each case took to read, from the question to the answer, the engines taking turns. */
async function readInTurns({
  names,
  caseIds,
}: {
  readonly names: readonly string[];
  readonly caseIds: Readonly<Record<string, readonly string[]>>;
}): Promise<Readonly<Record<string, readonly number[]>>> {
  const took: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = 0; turn < (caseIds[names[0] ?? '']?.length ?? 0); turn += 1) {
    for (const name of names) {
      const from = performance.now();
      await engineNamed(name).query('case.read', {
        caseId: caseIds[name]?.[turn],
        before: null,
        limit: 100,
      });
      took[name]?.push(performance.now() - from);
    }
  }
  return took;
}

let kept: readonly { readonly rows: readonly { readonly id: string }[] }[] = [];
/** The same rows as most applications would send them. */
let keptOpen: unknown[][] = [];
let replay: Electron.UtilityProcess | null = null;
const rowsAsked = 50;

/** Keeps what the feed tells of as many cases for the replay; answers how many rows each batch holds. */
async function keepBatches(cases: number): Promise<readonly number[]> {
  const engine = engineNamed('engine');
  kept = await engine.feedBatches(cases);
  keptOpen = [];
  for (const { rows } of kept) {
    const open: unknown[] = [];
    for (let start = 0; start < rows.length; start += rowsAsked) {
      const caseIds = rows.slice(start, start + rowsAsked).map(({ id }) => id);
      const { rows: found } = await engine.query<{ rows: unknown[] }>('search.rows', { caseIds });
      open.push(...found);
    }
    if (open.length !== rows.length) throw new Error(`${open.length} of ${rows.length} rows were answered`);
    keptOpen.push(open);
  }
  return kept.map(({ rows }) => rows.length);
}

/** The feed's way: from a process of its own over a port into the page's worker. */
function replayOverPort(times: number): void {
  replay ??= utilityProcess.fork(path.join(__dirname, 'feed-replay.cjs'));
  const { port1, port2 } = new MessageChannelMain();
  window?.webContents.postMessage('ports', 'replay', [port2]);
  replay.postMessage({ batches: kept, times }, [port1]);
}

/** The usual way: from the main process through the preload's context bridge, with as many on their way. */
function replayOverBridge({ times, ahead }: { readonly times: number; readonly ahead: number }): void {
  let sent = 0;
  const more = () => {
    if (sent === times) return;
    window?.webContents.send('rows', keptOpen[sent % keptOpen.length]);
    sent += 1;
  };
  ipcMain.removeAllListeners('taken');
  ipcMain.on('taken', more);
  for (let turn = 0; turn < ahead; turn += 1) more();
}

obey({
  openPage,
  openEngine,
  closeEngine,
  readInTurns,
  keepBatches,
  replayOverPort,
  replayOverBridge,
  standIn: (order: StandInOrder & { readonly engine?: string }) =>
    engineNamed(order.engine ?? 'engine').standInWorks(order),
  caseIds: async ({ name, cases }: { readonly name: string; readonly cases: number }) => [
    ...new Set((await engineNamed(name).feedBatches(cases)).flatMap(({ rows }) => rows.map(({ id }) => id))),
  ],
  query: ({ name, input }: { readonly name: string; readonly input: unknown }) =>
    engineNamed('engine').query(name, input),
  page: (code: string) => window?.webContents.executeJavaScript(code),
  pids: () => ({
    ...(engines.get('engine')?.pids ?? { engine: 0, standIn: 0 }),
    page: window?.webContents.getOSProcessId() ?? 0,
  }),
  quit: async () => {
    for (const engine of engines.values()) await engine.close();
    app.quit();
  },
});
