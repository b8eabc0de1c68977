// What each request of the page does.
import { app, Notification, shell } from 'electron';
import { makeBackupFile, restoreBackupFile } from './backup-files';
import type { Desk } from './desk';
import { discardProjection } from './discard-projection';
import { outboundAddress } from './links';
import type { PageLink } from './page-link';
import { RequestFailure } from './request-failure';
import { isFallbackRuntime } from './runtime-differences';
import { type SecretStore, UnlockRefused } from './secrets';
import type { RequestHandlers } from './serve-requests';
import type { SettingsPatch, SettingsStore } from './settings';
import type { ShellTexts } from './shell-texts';
import { systemLanguage } from './system-language';
import { pickWorkspaceFile, saveWorkspaceFile } from './workspace-files';

export interface HandlerParts {
  readonly desk: Desk;
  readonly secrets: SecretStore;
  /** Resolves when the first look for the key is over. */
  readonly firstLook: Promise<unknown>;
  readonly settings: SettingsStore;
  readonly onSettings: () => void;
  readonly page: PageLink;
  readonly texts: () => ShellTexts;
  readonly sandbox: boolean;
  readonly openSandbox: (scenario: string | null) => void;
  /** Null while there is none, or no key. */
  readonly startPage: () => Promise<string | null>;
  readonly keepStartPage: (page: string) => Promise<void>;
}

/** A locked keychain may take longer to say so; the window is not kept waiting for it. */
const patienceMs = 1_500;

export function requestHandlers(parts: HandlerParts): RequestHandlers {
  const { desk, secrets, settings, page, texts } = parts;
  return {
    'app.info': () => appInfo(parts),
    'app.openSandbox': async ({ scenario }) => {
      if (parts.sandbox)
        throw new RequestFailure('refused', 'already-sandbox', 'This is the sandbox already.');
      parts.openSandbox(scenario);
    },
    'backup.make': ({ passphrase }) => makeBackupFile(ownWindow(page), { desk, texts: texts(), passphrase }),
    'backup.restore': ({ passphrase }) =>
      restoreBackupFile(ownWindow(page), { desk, texts: texts(), passphrase }),
    'connection.save': ({ accountId, secret }) => desk.secrets.save(accountId, secret),
    'connection.test': ({ account, secret }) => desk.test(account, secret),
    'desk.connect': async () => {
      desk.connectPage();
      page.pageListens();
    },
    'desk.shown': async () => page.pageShows(),
    'hub.join': async (way) => {
      if (desk.state.engine !== 'running')
        throw new RequestFailure('unavailable', 'engine-not-running', 'The log is not open at the moment.');
      const trial = await desk.hub.join(way);
      if (trial.kind === 'welcome')
        await changeSettings(settings, { agentId: trial.agent }, parts.onSettings);
      return trial;
    },
    'hub.leave': () => desk.hub.leave(),
    'hub.place': () => desk.hub.place(),
    'keychain.forget': ({ accountId }) => desk.secrets.forget(accountId),
    'keychain.unlock': ({ how, passphrase }) => {
      if (how === 'retry') desk.startWhatStopped();
      return unlock(secrets, how, passphrase);
    },
    'links.open': ({ url }) => openLink(url),
    'projection.discard': () => discardProjection(ownWindow(page).webContents),
    'settings.read': async () => settings.settings,
    'settings.write': async (patch) => {
      await changeSettings(settings, patch, parts.onSettings);
      return settings.settings;
    },
    'start.keep': ({ page: kept }) => parts.keepStartPage(kept),
    'start.page': () => parts.startPage(),
    'workspace.pickFile': () => pickWorkspaceFile(ownWindow(page), texts()),
    'workspace.saveFile': ({ text }) => saveWorkspaceFile(ownWindow(page), texts(), text),
  };
}

async function appInfo({ desk, firstLook, sandbox }: HandlerParts) {
  await Promise.race([firstLook, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  const electron = process.versions.electron;
  return {
    version: app.getVersion(),
    electron,
    fallbackRuntime: isFallbackRuntime(electron),
    platform: process.platform,
    sandbox,
    systemLanguage: systemLanguage(),
    notifications: Notification.isSupported(),
    desk: desk.state,
  };
}

async function changeSettings(
  settings: SettingsStore,
  patch: SettingsPatch,
  onSettings: () => void,
): Promise<void> {
  try {
    await settings.change(patch);
  } catch {
    const message = 'The change holds until you quit, but could not be written to the disk.';
    throw new RequestFailure('unavailable', 'settings-not-written', message);
  } finally {
    onSettings();
  }
}

async function unlock(
  secrets: SecretStore,
  how: 'retry' | 'passphrase' | 'memory',
  passphrase: string | null,
) {
  try {
    return await secrets.unlock(how, passphrase);
  } catch (error) {
    if (error instanceof UnlockRefused) throw new RequestFailure('refused', error.code, error.message);
    throw error;
  }
}

async function openLink(text: string): Promise<void> {
  const address = outboundAddress(text);
  if (address === null) {
    throw new RequestFailure('refused', 'link-refused', 'Only web and mail addresses are opened.');
  }
  try {
    await shell.openExternal(address);
  } catch {
    throw new RequestFailure('unavailable', 'link-not-opened', 'The system has no program for this address.');
  }
}

function ownWindow(page: PageLink) {
  if (page.window) return page.window;
  throw new RequestFailure('unavailable', 'no-window', 'The window is closed.');
}
