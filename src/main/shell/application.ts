// What a start needs first: the window on its way, the question for the key, and behind them everything else.
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { app, nativeTheme, session } from 'electron';
import { serveAppScheme } from './app-protocol';
import type { ApplicationParts } from './application-parts';
import { windowTitle } from './badge';
import { forkChild } from './child';
import type { BackupErrand } from './command-line';
import { offerContextMenu } from './context-menu';
import { firstLookAt } from './first-look';
import { KeychainClient } from './keychain-client';
import { guardSession } from './page-guards';
import { PageLink } from './page-link';
import { places } from './places';
import { keychainServiceOf } from './profile';
import type { RunningDesk } from './running-desk';
import { ScreensWanted } from './screens-wanted';
import { hasSealedData } from './sealed-data';
import { SecretStore } from './secrets';
import { shellTexts } from './shell-texts';
import { keepSpellingHere } from './spelling';
import type { StartInput } from './start-input';
import { StartPageFile } from './start-page-file';
import { SwiftKeychain, sessionBusIn } from './swift-keychain';
import { systemLanguage } from './system-language';
import { bringForward, openWindow } from './window';

/** Meanwhile the page's process starts, so that this much costs nothing. */
const keyLimitMs = 250;
/** A page that has not come so far by then is not waited for. */
const pictureLimitMs = 1_500;

export class Application {
  readonly #parts: ApplicationParts;
  readonly #page = new PageLink();
  readonly #keychain: SwiftKeychain;
  readonly #secrets: SecretStore;
  readonly #firstLook;
  readonly #startPage: StartPageFile;
  #hasServed = false;
  #running: RunningDesk | null = null;
  #quitting = false;
  #keyLook: Promise<void> | null = null;

  constructor(parts: ApplicationParts) {
    this.#parts = parts;
    const { folder } = parts.profile;
    this.#firstLook = firstLookAt(folder);
    this.#startPage = new StartPageFile(folder, app.getVersion());
    this.#keychain = new SwiftKeychain({
      process: new KeychainClient(
        (listeners) => forkChild({ entry: places.keychain, name: 'Semáforo keychain', ...listeners }),
        () => this.#secrets.look().catch((error) => this.sawDefect('keychain', error)),
      ),
      ready: app.whenReady(),
      busAddress: process.platform === 'linux' ? sessionBusIn(process.env) : null,
    });
    this.#secrets = new SecretStore(
      {
        folder: join(folder, 'keys'),
        service: keychainServiceOf(folder),
        keychain: this.#keychain,
        hasSealedData: () => hasSealedData(folder),
        choice: parts.keyChoice,
      },
      () => this.#running?.keysChanged(),
    );
  }

  /** Looks for the key once: the sooner it is called, the sooner the first page is there. Never rejects. */
  lookForKey(): Promise<void> {
    this.#keyLook ??= this.#secrets.look().then(
      () => undefined,
      (error) => this.sawDefect('keys', error),
    );
    return this.#keyLook;
  }

  /** Call once, when Electron is ready. */
  start(input: StartInput): void {
    const inSandbox = this.#parts.profile.sandbox;
    const screens = new ScreensWanted();
    serveAppScheme(session.defaultSession, places.page, {
      systemLanguage: systemLanguage(),
      inSandbox,
      startPage: async () => {
        const kept = await this.#startPageForDocument();
        screens.documentCarries(kept);
        return kept;
      },
      onScript: () => screens.scriptAsked(),
    });
    guardSession(session.defaultSession);
    keepSpellingHere(session.defaultSession);
    nativeTheme.themeSource = this.#firstLook.theme;
    const firstLook = this.lookForKey();
    app.on('activate', () => this.#showWindow());
    app.on('before-quit', () => {
      this.#quitting = true;
    });
    app.on('window-all-closed', () => app.quit());
    app.on('will-quit', () => this.#keychain.renew());
    if (!input.workspace) this.#showWindow();
    this.#restMayLoad(input, screens)
      .then(() => this.#run(input, firstLook))
      .catch((error) => this.sawDefect('start', error));
  }

  /** Loading the rest keeps the thread busy that hands the page its files: it waits for the picture, if there is one. */
  async #restMayLoad(input: StartInput, screens: ScreensWanted): Promise<void> {
    const drawsPicture = !input.workspace && !this.#firstLook.isLocked && (await this.#startPage.isThere());
    await (drawsPicture ? Promise.race([screens.wanted, sleep(pictureLimitMs)]) : nextTurn());
  }

  /** Instead of `start`: does it without a window, says one line, and ends the process with 0 or 1. */
  async runErrand(errand: BackupErrand, passphrase: string): Promise<void> {
    await this.lookForKey();
    const { runErrand } = await import('./errand');
    const { profile, log } = this.#parts;
    const parts = { profile, log, errand, passphrase, secrets: this.#secrets, version: app.getVersion() };
    const { isDone, said } = await runErrand(parts);
    this.#keychain.renew();
    const output = isDone ? process.stdout : process.stderr;
    output.write(`${said}\n`, () => app.exit(isDone ? 0 : 1));
  }

  /** The same app was started on this profile again. */
  startedAgain(from: unknown): void {
    if (app.isReady() && !bringsInput(from)) this.#showWindow();
  }

  /** Something of ours broke: written down without its content, told in the window, and life goes on. */
  sawDefect(where: string, error: unknown): void {
    this.#parts.log.defect(where, error);
    this.#running?.reportProblem('shell-defect');
  }

  async #run(input: StartInput, firstLook: Promise<void>): Promise<void> {
    const { RunningDesk } = await import('./running-desk');
    this.#running = new RunningDesk({
      ...this.#parts,
      input,
      firstLook,
      startsLocked: this.#firstLook.isLocked,
      page: this.#page,
      startPage: this.#startPage,
      secrets: this.#secrets,
      isQuitting: () => this.#quitting,
      showWindow: () => this.#showWindow(),
    });
    this.#running.begin();
  }

  /** Put into the first document, so that it is there with it. A key that takes its time holds up no window. */
  async #startPageForDocument(): Promise<string | null> {
    if (this.#hasServed || this.#firstLook.isLocked) return null;
    this.#hasServed = true;
    await Promise.race([this.lookForKey(), sleep(keyLimitMs)]);
    const { vault } = this.#secrets;
    return vault && this.#startPage.read(vault.dataKey);
  }

  #showWindow(): void {
    if (this.#quitting) return;
    if (this.#page.window) bringForward(this.#page.window);
    else this.#openWindow();
  }

  #openWindow(): void {
    const { language, place } = this.#firstLook;
    const texts = shellTexts(language, systemLanguage());
    const opened = openWindow({
      title: windowTitle(this.#parts.profile.sandbox, texts),
      place: this.#running ? this.#running.windowPlace : place,
      onPlaced: (to) => this.#running?.windowMoved(to),
      hidesOnClose: () => !this.#quitting && (this.#running?.hasTray ?? false),
      onHidden: () => this.#running?.windowHidden(),
      onPageDied: (reason) => this.#parts.log.note('page ended', reason),
    });
    offerContextMenu(opened, () => this.#running?.texts ?? texts);
    this.#page.attach(opened, () => this.#running?.pageReloaded());
    this.#running?.windowOpened();
  }
}

/** A second start that brought a definition or secrets was refused there, and must not bring the window forward. */
function bringsInput(from: unknown): boolean {
  return typeof from === 'object' && from !== null && 'bringsInput' in from && from.bringsInput === true;
}
