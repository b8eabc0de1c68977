// The shell's end of what it tells the page: pushes, and the ports to the engine.
import type { BrowserWindow, MessagePortMain } from 'electron';
import type { PushValue } from '../../shared/ipc/contract';
import { channelPrefix, type PushName, portsMessage } from '../../shared/ipc/requests';

export class PageLink {
  #window: BrowserWindow | null = null;
  #isThere = false;
  #listens = false;
  #caseToOpen: string | null = null;
  #onShown: (() => void) | null = null;

  get window(): BrowserWindow | null {
    return this.#window?.isDestroyed() ? null : this.#window;
  }

  /** `onReload` is told when the page is loaded once more. */
  attach(window: BrowserWindow, onReload: () => void): void {
    this.#window = window;
    this.#isThere = false;
    window.webContents.on('did-start-loading', () => {
      this.#listens = false;
    });
    window.webContents.on('dom-ready', () => {
      if (this.#isThere) onReload();
      this.#isThere = true;
    });
    window.webContents.on('render-process-gone', () => {
      this.#isThere = false;
      this.#listens = false;
    });
  }

  /** The page asked for its ports, so its listeners are there. */
  pageListens(): void {
    this.#listens = true;
    if (this.#caseToOpen !== null) this.openCase(this.#caseToOpen);
  }

  /** Calls back once, when a page first shows something. */
  onShown(listener: () => void): void {
    this.#onShown = listener;
  }

  /** The page says that it has painted the desk, or what stands in its place. */
  pageShows(): void {
    this.#onShown?.();
    this.#onShown = null;
  }

  push<Name extends PushName>(name: Name, value: PushValue<Name>): void {
    if (this.#isThere) this.window?.webContents.send(channelPrefix + name, value);
  }

  /** Opens a case in the page, or as soon as there is a page. */
  openCase(caseId: string): void {
    this.#caseToOpen = this.#listens ? null : caseId;
    if (this.#listens) this.push('case.open', { caseId });
  }

  /** Does what the palette would; nothing where no page listens, or nobody sits at the desk. */
  runCommand(id: string): void {
    if (this.#listens) this.push('command.run', { id });
  }

  /** Hands over the page's ends of the ports; they are lost when no page listens, which then asks for others. */
  handOver(ports: MessagePortMain[]): void {
    this.window?.webContents.postMessage(portsMessage, null, ports);
  }
}
