// What each request of the page does.
import { app, Notification, session, shell } from 'electron';
import { makeBackupFile, restoreBackupFile } from './backup-files';
import type { Desk } from './desk';
import { discardProjection } from './discard-projection';
import { pickFaqFile, saveFaqFile } from './faq-files';
import { pickKeyFile, saveKeyFile } from './key-map-files';
import { outboundAddress } from './links';
import type { PageLink } from './page-link';
import type { Profile } from './profile';
import { readPractice } from './read-practice';
import { refuseWithoutEngine } from './refuse-without-engine';
import { RequestFailure } from './request-failure';
import { isFallbackRuntime } from './runtime-differences';
import { saveDiagnostics } from './save-diagnostics';
import { saveRecord } from './save-record';
import { type SecretStore, UnlockRefused } from './secrets';
import type { RequestHandlers } from './serve-requests';
import type { SettingsPatch, SettingsStore } from './settings';
import { shellFacts } from './shell-facts';
import type { ShellTexts } from './shell-texts';
import { Spelling } from './spelling';
import { systemLanguage } from './system-language';
import { pickTrainingFile, saveTrainingFile } from './training-files';
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
  readonly profile: Pick<Profile, 'folder' | 'sandbox' | 'sandboxFolder'>;
  readonly openSandbox: (scenario: string | null) => void;
  /** Null while there is none, or no key. */
  readonly startPage: () => Promise<string | null>;
  readonly keepStartPage: (page: string) => Promise<void>;
}

/** A locked keychain may take longer to say so; the window is not kept waiting for it. */
const patienceMs = 1_500;

export function requestHandlers(parts: HandlerParts): RequestHandlers {
  const { desk, secrets, settings, page, texts } = parts;
  const { folder } = parts.profile;
  const spelling = new Spelling({ session: session.defaultSession, folder, platform: process.platform });
  return {
    'app.info': () => appInfo(parts),
    'app.openSandbox': async ({ scenario }) => {
      if (parts.profile.sandbox)
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
    'diagnostics.read': () => shellFacts(folder),
    'diagnostics.save': ({ text }) => saveDiagnostics(ownWindow(page), texts(), text),
    'hub.join': async (way) => {
      refuseWithoutEngine(desk);
      const trial = await desk.hub.join(way);
      if (trial.kind === 'welcome')
        await changeSettings(settings, { agentId: trial.agent }, parts.onSettings);
      return trial;
    },
    'hub.leave': () => desk.hub.leave(),
    'hub.place': () => desk.hub.place(),
    'faq.pickFile': () => pickFaqFile(ownWindow(page), texts()),
    'faq.saveFile': (file) => saveFaqFile(ownWindow(page), texts(), file),
    'incident.saveRecord': (wish) => saveRecord(ownWindow(page), { ...wish, desk, texts: texts() }),
    'keychain.forget': ({ accountId }) => desk.secrets.forget(accountId),
    'keychain.unlock': ({ how, passphrase }) => {
      if (how === 'retry') desk.startWhatStopped();
      return unlock(secrets, how, passphrase);
    },
    'keys.pickFile': () => pickKeyFile(ownWindow(page), texts()),
    'keys.saveFile': ({ text }) => saveKeyFile(ownWindow(page), texts(), text),
    'links.open': ({ url }) => openLink(url),
    'projection.discard': () => discardProjection(ownWindow(page).webContents),
    'seat.take': async ({ agentId, pin }) => {
      const answer = await desk.seats.sit(agentId, pin);
      if (answer.kind === 'seated')
        await changeSettings(settings, { agentId, locked: false }, parts.onSettings);
      return answer;
    },
    'settings.read': async () => settings.settings,
    'settings.write': async (patch) => {
      if (desk.seats.isGuarded && (patch.agentId !== undefined || patch.locked === false))
        throw new RequestFailure('refused', 'seat-needs-pin', 'Whoever sits down types a PIN.');
      await changeSettings(settings, patch, parts.onSettings);
      return settings.settings;
    },
    'spelling.speak': ({ language }) => spelling.speak(language),
    'start.keep': ({ page: kept }) => parts.keepStartPage(kept),
    'start.page': () => parts.startPage(),
    'training.pickFile': () => pickTrainingFile(ownWindow(page), texts()),
    'training.readPractice': () => readPractice(parts.profile.sandboxFolder),
    'training.saveFile': ({ text }) => saveTrainingFile(ownWindow(page), texts(), text),
    'workspace.pickFile': () => pickWorkspaceFile(ownWindow(page), texts()),
    'workspace.saveFile': ({ text }) => saveWorkspaceFile(ownWindow(page), texts(), text),
  };
}

async function appInfo({ desk, firstLook, profile }: HandlerParts) {
  await Promise.race([firstLook, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  const electron = process.versions.electron;
  return {
    version: app.getVersion(),
    electron,
    fallbackRuntime: isFallbackRuntime(electron),
    platform: process.platform,
    sandbox: profile.sandbox,
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
