// The one window: its place, its security settings, and what closing it means.
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { startPage } from './page-file';
import { places } from './places';
import { afterDeath, type RestartPolicy } from './restart-policy';
import type { WindowPlace } from './window-place';

export interface WindowOptions {
  readonly title: string;
  /** Of our own scheme; absent: the desk. */
  readonly address?: string;
  readonly place: WindowPlace | null;
  readonly onPlaced: (place: WindowPlace) => void;
  /** Whether closing hides the window, because something else keeps the app alive; asked at each close. */
  readonly hidesOnClose: () => boolean;
  readonly onHidden: () => void;
  readonly onPageDied: (reason: string) => void;
}

const smallest = { minWidth: 480, minHeight: 480 };
const firstSize = { width: 1440, height: 900 };
const paper = { light: '#f6f7f9', dark: '#12141a' };
const reloadPolicy: RestartPolicy = {
  firstDelayMs: 100,
  longestDelayMs: 2_000,
  mostDeaths: 3,
  windowMs: 60_000,
};
const placeSettledMs = 500;

export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...smallest,
    ...firstSize,
    ...(options.place && onAScreen(options.place)),
    title: options.title,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: places.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // Warnings and arrivals matter most while nobody looks.
      backgroundThrottling: false,
      // Off until a language is known whose dictionary is on this machine (spelling.ts).
      spellcheck: true,
    },
  });
  if (options.place?.maximized) window.maximize();
  if (options.place?.fullScreen) window.setFullScreen(true);
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  hideInsteadOfClose(window, options);
  rememberPlace(window, options.onPlaced);
  reviveThePage(window, options.onPageDied);
  void window.loadURL(options.address ?? startPage).catch(() => options.onPageDied('load'));
  return window;
}

/** Brings it in front of the person, wherever it was. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function hideInsteadOfClose(window: BrowserWindow, { hidesOnClose, onHidden }: WindowOptions): void {
  window.on('close', (event) => {
    if (!hidesOnClose()) return;
    event.preventDefault();
    window.hide();
    onHidden();
  });
}

function rememberPlace(window: BrowserWindow, onPlaced: (place: WindowPlace) => void): void {
  let settled: NodeJS.Timeout | undefined;
  const tell = () => {
    clearTimeout(settled);
    if (window.isDestroyed()) return;
    const maximized = window.isMaximized();
    onPlaced({
      ...window.getNormalBounds(),
      maximized,
      ...(window.isFullScreen() && { fullScreen: true as const }),
    });
  };
  const soon = () => {
    clearTimeout(settled);
    settled = setTimeout(tell, placeSettledMs);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('enter-full-screen', soon);
  window.on('leave-full-screen', soon);
  window.on('close', tell);
}

/** A page that crashes comes back, unless it only crashes. */
function reviveThePage(window: BrowserWindow, onPageDied: (reason: string) => void): void {
  const deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    onPageDied(reason);
    if (reason === 'clean-exit') return;
    deaths.push(Date.now());
    const next = afterDeath(deaths, reloadPolicy);
    if (next.kind === 'stop') return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, next.delayMs);
  });
}

/** The stored place, without its position when that screen is gone. */
function onAScreen({ x, y, width, height }: WindowPlace) {
  if (x === undefined || y === undefined) return { width, height };
  const isVisible = screen.getAllDisplays().some(({ workArea }) => {
    const reachesRight = x < workArea.x + workArea.width && x + width > workArea.x;
    return reachesRight && y >= workArea.y - 20 && y < workArea.y + workArea.height;
  });
  return isVisible ? { x, y, width, height } : { width, height };
}
