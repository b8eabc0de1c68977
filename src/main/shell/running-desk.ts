// The running application behind its window: engine and channels, settings, requests, tray, menu and warnings.
import { cpus } from 'node:os';
import { app, nativeTheme } from 'electron';
import type { DeskState } from '../../shared/ipc/contract';
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import { requestHandlers } from './answer-requests';
import { showBadge, windowTitle } from './badge';
import { forkChild } from './child';
import { Desk } from './desk';
import { setMenu } from './menu';
import { notifyDesktop } from './notify';
import { openSandbox } from './open-sandbox';
import { places } from './places';
import { onResume } from './power';
import { problemLines } from './problem-lines';
import type { RunningDeskParts } from './running-desk-parts';
import { serveRequests } from './serve-requests';
import { emptiedSessionFolder } from './session-folder';
import { SettingsStore } from './settings';
import { type PreparedSettingsFile, settingsFileIn } from './settings-file';
import { type ShellTexts, shellTexts } from './shell-texts';
import type { StartPageFile } from './start-page-file';
import { systemLanguage } from './system-language';
import { systemThemeOf } from './system-theme';
import { makeTray, type TrayIcon } from './tray';
import type { Vault } from './vault';
import { warningText } from './warning-text';
import type { WindowPlace } from './window-place';

/** What nobody waits for begins when the page is there, or so long after the start when no page comes. */
const restLimitMs = 3_000;
/** With fewer processors the engine would take its time from the page that everybody waits for. */
const processorsForBoth = 5;

export class RunningDesk {
  readonly #parts: RunningDeskParts;
  readonly #desk: Desk;
  readonly #file: PreparedSettingsFile;
  readonly #settings: SettingsStore;
  readonly #startPage: StartPageFile;
  /** Resolves when a page shows something, or has had the time for it. */
  readonly #shown: Promise<void>;
  #tray: TrayIcon | null = null;
  #redCount = 0;
  #hasLooked = false;
  #vault: Vault | null = null;
  #stateTold = '';
  #hasLeft = false;

  constructor(parts: RunningDeskParts) {
    this.#parts = parts;
    this.#file = settingsFileIn(parts.profile.folder);
    this.#settings = new SettingsStore(this.#file);
    if (parts.startsLocked) this.#settings.lockForNow();
    this.#startPage = parts.startPage;
    this.#shown = new Promise((resolve) => {
      parts.page.onShown(resolve);
      setTimeout(resolve, restLimitMs);
    });
    this.#desk = this.#makeDesk();
  }

  get windowPlace(): WindowPlace | null {
    return this.#settings.window;
  }

  get hasTray(): boolean {
    return this.#tray !== null;
  }

  get texts(): ShellTexts {
    return shellTexts(this.#settings.settings.language, systemLanguage());
  }

  get #title(): string {
    return windowTitle(this.#parts.profile.sandbox, this.texts);
  }

  /** Call once. */
  begin(): void {
    const { firstLook } = this.#parts;
    this.#serve();
    nativeTheme.themeSource = systemThemeOf(this.#settings.settings.theme);
    this.#showRedCount(0);
    onResume(() => this.#desk.wokeUp());
    app.on('will-quit', (event) => this.#leave(event));
    void this.#shown.then(() => this.#beginRest());
    this.keysChanged();
    void firstLook.then(() => {
      this.#hasLooked = true;
      this.#stateChanged(this.#desk.state);
    });
  }

  /** The keys were found, or are somewhere else than thought. */
  keysChanged(): void {
    const { vault } = this.#parts.secrets;
    if (vault === null || vault === this.#vault) {
      this.#stateChanged(this.#desk.state);
      return;
    }
    this.#vault = vault;
    this.#openDesk(vault).catch((error) => {
      this.#parts.log.defect('opening', error);
      this.reportProblem('shell-defect');
    });
  }

  /** Said in the window, once. */
  reportProblem(code: string): void {
    this.#desk.reportProblem(code);
  }

  windowMoved(place: WindowPlace): void {
    this.#settings.rememberWindow(place);
  }

  windowOpened(): void {
    this.#showBadge();
  }

  /** Says once per profile, to whoever thinks that the app is gone, that it is not. */
  windowHidden(): void {
    if (!this.#settings.settings.hintsShown) return;
    const { stillHereTitle: title, stillHere: body } = this.texts;
    void notifyDesktop({ title, body, urgent: false, onClick: () => this.#parts.showWindow() });
  }

  pageReloaded(): void {
    this.#desk.startWhatStopped();
  }

  #makeDesk(): Desk {
    const { profile, commandLine, log, page, secrets, input, refuse } = this.#parts;
    return new Desk({
      forkEngine: (listeners) => forkChild({ entry: places.engine, name: 'Semáforo engine', ...listeners }),
      forkChannels: (listeners) =>
        forkChild({ entry: places.channels, name: 'Semáforo channels', ...listeners }),
      sandbox: profile.sandbox,
      scenario: commandLine.scenario,
      log,
      keychainState: () => secrets.state,
      onState: (state) => this.#stateChanged(state),
      onWarning: (warning) => void this.#warn(warning),
      onForgetStartPage: () => this.#startPage.drop(),
      onBadge: (redCount) => this.#showRedCount(redCount),
      onWorkspaceRejected: (problems) => refuse(problemLines(input.workspace?.file ?? '', problems)),
      handPortsToPage: (ports) => page.handOver(ports),
    });
  }

  #serve(): void {
    const { page, secrets, firstLook, profile, log } = this.#parts;
    serveRequests({
      handlers: requestHandlers({
        desk: this.#desk,
        secrets,
        firstLook,
        settings: this.#settings,
        onSettings: () => this.#settingsChanged(),
        page,
        texts: () => this.texts,
        profile,
        openSandbox: (scenario) => this.#openSandbox(scenario),
        startPage: async () => {
          await firstLook;
          // Who sat down at a locked desk need not be who it was kept for.
          const isHidden = this.#parts.startsLocked || this.#settings.settings.locked;
          return this.#vault === null || isHidden ? null : this.#startPage.read(this.#vault.dataKey);
        },
        keepStartPage: async (kept) => {
          // The key of the memory tier ends with the session.
          if (this.#vault && this.#vault.tier !== 'memory')
            await this.#startPage.keep(kept, this.#vault.dataKey);
        },
      }),
      ownContents: () => page.window?.webContents ?? null,
      onDefect: (request, error) => log.defect(request, error),
    });
  }

  /** The windows are closed; the app ends when the engine has put its files in order. */
  #leave(event: Electron.Event): void {
    if (this.#hasLeft) return;
    event.preventDefault();
    void this.#desk.leave().finally(() => {
      this.#hasLeft = true;
      // Not from inside the event: Electron passes over a quit that comes while it asks about one.
      setImmediate(() => app.quit());
    });
  }

  /** Menu, tray and channels: nobody waits for them, and each takes time from what somebody waits for. */
  #beginRest(): void {
    this.#desk.startChannels();
    this.#file.prepare();
    this.#setMenu();
    if (!this.#parts.commandLine.windowEffects) return;
    const actions = { open: () => this.#parts.showWindow(), quit: () => app.quit() };
    this.#tray = makeTray(places.assets, actions, this.#parts.log);
    this.#tray?.show(this.#redCount, this.texts);
  }

  async #openDesk(vault: Vault): Promise<void> {
    if (!(await this.#keepGivenSecrets(vault))) return;
    const { profile, input } = this.#parts;
    const desk = {
      vault,
      dataFolder: vault.tier === 'memory' ? emptiedSessionFolder(profile.folder) : profile.folder,
      workspaceText: input.workspace?.text ?? null,
      agentId: this.#settings.settings.agentId,
    };
    await this.#desk.open(desk, this.#pageComesFirst(vault));
  }

  /** While a page is on its way that needs nothing of the engine, the engine waits for it. */
  async #pageComesFirst(vault: Vault): Promise<void> {
    const isNotShown = this.#parts.input.workspace !== null || this.#settings.settings.locked;
    if (isNotShown || cpus().length >= processorsForBoth) return;
    const kept = await this.#startPage.read(vault.dataKey);
    if (kept !== null) await this.#shown;
  }

  /** False when they could not be kept, and the start was refused. */
  async #keepGivenSecrets(vault: Vault): Promise<boolean> {
    const { input, refuse } = this.#parts;
    try {
      for (const [accountId, secret] of Object.entries(input.secrets ?? {})) {
        await vault.save(accountId, secret);
      }
      return true;
    } catch {
      refuse('--secrets-stdin: the keychain did not take the secrets');
      return false;
    }
  }

  #stateChanged(state: DeskState): void {
    const { page, showWindow, isQuitting } = this.#parts;
    const told = JSON.stringify(state);
    if (told !== this.#stateTold) page.push('desk.state', state);
    this.#stateTold = told;
    if (!page.window && this.#hasLooked && !isQuitting() && this.#isImportOver(state)) showWindow();
  }

  /** A definition given at start is imported before the window opens, unless only a person can get it going. */
  #isImportOver({ engine }: DeskState): boolean {
    return engine === 'running' || engine === 'stopped' || !this.#desk.isOpen;
  }

  async #warn(warning: RaisedWarning): Promise<void> {
    const { page, showWindow } = this.#parts;
    const text = warningText(warning, Date.now(), this.texts);
    const onClick = () => {
      showWindow();
      page.openCase(warning.caseId);
    };
    const delivered = await notifyDesktop({ ...text, urgent: warning.tier === 'red', onClick });
    page.push('warning.raised', { ...warning, delivered });
  }

  #showRedCount(redCount: number): void {
    this.#redCount = redCount;
    this.#tray?.show(redCount, this.texts);
    this.#showBadge();
  }

  #showBadge(): void {
    const { window } = this.#parts.page;
    showBadge(this.#redCount, { window, title: this.#title, texts: this.texts });
  }

  #settingsChanged(): void {
    nativeTheme.themeSource = systemThemeOf(this.#settings.settings.theme);
    this.#setMenu();
    this.#showRedCount(this.#redCount);
    this.#desk.setAgent(this.#settings.settings.agentId);
    this.#parts.page.push('settings.changed', this.#settings.settings);
  }

  #setMenu(): void {
    setMenu(this.texts, {
      openSandbox: () => this.#openSandbox(null),
      quit: () => app.quit(),
      // On a Mac the menu outlives the window.
      command: (id) => {
        this.#parts.showWindow();
        this.#parts.page.runCommand(id);
      },
      inSandbox: this.#parts.profile.sandbox,
    });
  }

  #openSandbox(scenario: string | null): void {
    const { commandLine, profile } = this.#parts;
    const named = commandLine.profile === null ? null : profile.base;
    openSandbox({ scenario, profile: named, windowEffects: commandLine.windowEffects });
  }
}
