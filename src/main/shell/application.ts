// Builds the parts of the running application and joins them; the only file that knows all of them.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app, nativeTheme, session } from 'electron';
import { z } from 'zod';
import type { DeskState } from '../../shared/ipc/contract';
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import { requestHandlers } from './answer-requests';
import { serveAppScheme } from './app-protocol';
import { showBadge, windowTitle } from './badge';
import { forkChild } from './child';
import type { CommandLine } from './command-line';
import { Desk } from './desk';
import { KeychainClient } from './keychain-client';
import { setMenu } from './menu';
import { notifyDesktop } from './notify';
import { openSandbox } from './open-sandbox';
import { guardSession } from './page-guards';
import { PageLink } from './page-link';
import { places } from './places';
import { onResume } from './power';
import { keychainServiceOf, type Profile } from './profile';
import { hasSealedData } from './sealed-data';
import { type KeyChoice, SecretStore } from './secrets';
import { serveRequests } from './serve-requests';
import { SettingsStore } from './settings';
import { settingsFileIn } from './settings-file';
import type { ShellLog } from './shell-log';
import { type ShellTexts, shellTexts } from './shell-texts';
import type { StartInput } from './start-input';
import { systemLanguage } from './system-language';
import { makeTray, type TrayIcon } from './tray';
import type { Vault } from './vault';
import { warningText } from './warning-text';
import { bringForward, openWindow } from './window';

export interface ApplicationParts {
  readonly commandLine: CommandLine;
  readonly profile: Profile;
  readonly keyChoice: KeyChoice;
  readonly log: ShellLog;
  /** Says why on the standard error and ends the process. */
  readonly refuse: (reason: string) => void;
}

const secondInstanceSchema = z.object({ bringsInput: z.boolean() });

export class Application {
  readonly #parts: ApplicationParts;
  readonly #page = new PageLink();
  readonly #desk: Desk;
  readonly #keychain: KeychainClient;
  readonly #secrets: SecretStore;
  readonly #settings: SettingsStore;
  #input: StartInput = { workspace: null, secrets: null };
  #tray: TrayIcon | null = null;
  #redCount = 0;
  #quitting = false;
  #hasLooked = false;
  #isOpen = false;
  #stateTold = '';

  constructor(parts: ApplicationParts) {
    this.#parts = parts;
    const { folder } = parts.profile;
    this.#settings = new SettingsStore(settingsFileIn(folder));
    this.#keychain = new KeychainClient(
      (listeners) => forkChild({ entry: places.keychain, name: 'Semáforo keychain', ...listeners }),
      () => this.#secrets.look().catch((error) => this.sawDefect('keychain', error)),
    );
    this.#secrets = new SecretStore(
      {
        folder: join(folder, 'keys'),
        service: keychainServiceOf(folder),
        keychain: this.#keychain,
        hasSealedData: () => hasSealedData(folder),
        choice: parts.keyChoice,
      },
      ({ vault }) => (vault ? this.#vaultOpened(vault) : this.#stateChanged(this.#desk.state)),
    );
    this.#desk = this.#makeDesk();
  }

  /** Call once, when Electron is ready. */
  start(input: StartInput): void {
    this.#input = input;
    serveAppScheme(session.defaultSession, places.page);
    guardSession(session.defaultSession);
    this.#applySettings();
    if (this.#parts.commandLine.windowEffects) {
      const actions = { open: () => this.#showWindow(), quit: () => app.quit() };
      this.#tray = makeTray(places.assets, actions, this.#parts.log);
    }
    this.#showRedCount(0);
    this.#serve(this.#lookForKey());
    onResume(() => this.#desk.wokeUp());
    app.on('activate', () => this.#showWindow());
    app.on('before-quit', () => {
      this.#quitting = true;
    });
    app.on('window-all-closed', () => app.quit());
    app.on('will-quit', () => {
      this.#desk.close();
      this.#keychain.renew();
    });
    if (!input.workspace) this.#showWindow();
  }

  /** The same app was started on this profile again. */
  startedAgain(from: unknown): void {
    const other = secondInstanceSchema.safeParse(from);
    if (app.isReady() && !(other.success && other.data.bringsInput)) this.#showWindow();
  }

  /** Something of ours broke: written down without its content, told in the window, and life goes on. */
  sawDefect(where: string, error: unknown): void {
    this.#parts.log.defect(where, error);
    this.#desk.reportProblem('shell-defect');
  }

  get #texts(): ShellTexts {
    return shellTexts(this.#settings.settings.language, systemLanguage());
  }

  get #title(): string {
    return windowTitle(this.#parts.profile.sandbox, this.#texts);
  }

  #makeDesk(): Desk {
    const { profile, commandLine, log } = this.#parts;
    return new Desk({
      forkEngine: (listeners) => forkChild({ entry: places.engine, name: 'Semáforo engine', ...listeners }),
      forkChannels: (listeners) =>
        forkChild({ entry: places.channels, name: 'Semáforo channels', ...listeners }),
      sandbox: profile.sandbox,
      scenario: commandLine.scenario,
      log,
      keychainState: () => this.#secrets.state,
      onState: (state) => this.#stateChanged(state),
      onWarning: (warning) => void this.#warn(warning),
      onBadge: (redCount) => this.#showRedCount(redCount),
      onWorkspaceRejected: (problems) => {
        const file = this.#input.workspace?.file ?? '';
        const lines = problems.map(({ line, path, reason }) =>
          [file, ...(line === null ? [] : [line]), ` ${path}`, ` ${reason}`].join(':'),
        );
        this.#parts.refuse(lines.join('\n'));
      },
      handPortsToPage: (ports) => this.#page.handOver(ports),
    });
  }

  #serve(firstLook: Promise<unknown>): void {
    serveRequests({
      handlers: requestHandlers({
        desk: this.#desk,
        secrets: this.#secrets,
        firstLook,
        settings: this.#settings,
        onSettings: () => this.#settingsChanged(),
        page: this.#page,
        texts: () => this.#texts,
        sandbox: this.#parts.profile.sandbox,
        openSandbox: (scenario) => this.#openSandbox(scenario),
      }),
      ownContents: () => this.#page.window?.webContents ?? null,
      onDefect: (request, error) => this.#parts.log.defect(request, error),
    });
  }

  async #lookForKey(): Promise<void> {
    try {
      await this.#secrets.look();
    } catch (error) {
      this.sawDefect('keys', error);
    }
    this.#hasLooked = true;
    this.#stateChanged(this.#desk.state);
  }

  #vaultOpened(vault: Vault): void {
    this.#openDesk(vault).catch((error) => this.sawDefect('opening', error));
  }

  async #openDesk(vault: Vault): Promise<void> {
    if (!(await this.#keepGivenSecrets(vault))) return;
    const { folder } = this.#parts.profile;
    this.#isOpen = true;
    this.#desk.open({
      vault,
      dataFolder: vault.tier === 'memory' ? emptiedSessionFolder(folder) : folder,
      workspaceText: this.#input.workspace?.text ?? null,
      agentId: this.#settings.settings.agentId,
    });
  }

  /** False when they could not be kept, and the start was refused. */
  async #keepGivenSecrets(vault: Vault): Promise<boolean> {
    try {
      for (const [accountId, secret] of Object.entries(this.#input.secrets ?? {})) {
        await vault.save(accountId, secret);
      }
      return true;
    } catch {
      this.#parts.refuse('--secrets-stdin: the keychain did not take the secrets');
      return false;
    }
  }

  #stateChanged(state: DeskState): void {
    const told = JSON.stringify(state);
    if (told !== this.#stateTold) this.#page.push('desk.state', state);
    this.#stateTold = told;
    if (!this.#page.window && this.#hasLooked && this.#isImportOver(state)) this.#showWindow();
  }

  /** A definition given at start is imported before the window opens, unless only a person can get it going. */
  #isImportOver({ engine }: DeskState): boolean {
    return engine === 'running' || engine === 'stopped' || !this.#isOpen;
  }

  #showWindow(): void {
    if (this.#page.window) bringForward(this.#page.window);
    else this.#openWindow();
  }

  #openWindow(): void {
    const opened = openWindow({
      title: this.#title,
      place: this.#settings.window,
      onPlaced: (place) => this.#settings.rememberWindow(place),
      hidesOnClose: () => this.#tray !== null && !this.#quitting,
      onHidden: () => void this.#tellStillHere(),
      onPageDied: (reason) => this.#parts.log.note('page ended', reason),
    });
    this.#page.attach(opened, () => this.#desk.startWhatStopped());
    showBadge(this.#redCount, opened, this.#title);
  }

  /** Once per profile, for whoever thinks that the app is gone. */
  async #tellStillHere(): Promise<void> {
    if (!this.#settings.settings.hintsShown) return;
    const { stillHereTitle: title, stillHere: body } = this.#texts;
    await notifyDesktop({ title, body, urgent: false, onClick: () => this.#showWindow() });
  }

  async #warn(warning: RaisedWarning): Promise<void> {
    const text = warningText(warning, Date.now(), this.#texts);
    const onClick = () => {
      this.#showWindow();
      this.#page.openCase(warning.caseId);
    };
    const delivered = await notifyDesktop({ ...text, urgent: warning.tier === 'red', onClick });
    this.#page.push('warning.raised', { ...warning, delivered });
  }

  #showRedCount(redCount: number): void {
    this.#redCount = redCount;
    this.#tray?.show(redCount, this.#texts);
    showBadge(redCount, this.#page.window, this.#title);
  }

  #settingsChanged(): void {
    this.#applySettings();
    this.#showRedCount(this.#redCount);
    this.#desk.setAgent(this.#settings.settings.agentId);
    this.#page.push('settings.changed', this.#settings.settings);
  }

  #applySettings(): void {
    nativeTheme.themeSource = this.#settings.settings.theme;
    setMenu(this.#texts, {
      openSandbox: () => this.#openSandbox(null),
      quit: () => app.quit(),
      inSandbox: this.#parts.profile.sandbox,
    });
  }

  #openSandbox(scenario: string | null): void {
    const { commandLine, profile } = this.#parts;
    const named = commandLine.profile === null ? null : profile.base;
    openSandbox({ scenario, profile: named, windowEffects: commandLine.windowEffects });
  }
}

/** What a key of one session sealed nobody can ever open again. */
function emptiedSessionFolder(folder: string): string {
  const session = join(folder, 'memory-only');
  rmSync(session, { recursive: true, force: true });
  mkdirSync(session, { mode: 0o700 });
  return session;
}
