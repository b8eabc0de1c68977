// The shell's entry: reads the command line, takes the profile, and starts the application on it.
import '../../shared/runtime-gaps';
import { app, Menu } from 'electron';
import { appId } from './app-id';
import { registerAppScheme } from './app-protocol';
import { Application } from './application';
import type { ApplicationParts } from './application-parts';
import { type CommandLine, parseCommandLine } from './command-line';
import { openGallery } from './gallery-window';
import { takeKeyChoice } from './key-choice';
import { guardAllPages } from './page-guards';
import { type Profile, prepareProfile, profileOf } from './profile';
import { openShellLog } from './shell-log';
import type { StartInput } from './start-input';
import { StartRefused } from './start-refused';
import { speakAsIf } from './system-language';

/** What a script that provisions sees when what it gave was wrong. */
const refusedStatus = 2;

function refuse(reason: string): void {
  process.stderr.write(`${reason}\n`, () => app.exit(refusedStatus));
}

function readCommandLine(): CommandLine {
  const parsed = parseCommandLine(process.argv.slice(1));
  if (parsed.kind === 'run') return parsed.commandLine;
  throw new StartRefused(`semaforo: ${parsed.reason}`);
}

function useProfile(commandLine: CommandLine): Profile {
  const profile = profileOf(commandLine, app.getPath('appData'), process.cwd());
  try {
    prepareProfile(profile);
  } catch {
    throw new StartRefused(`semaforo: the folder ${profile.folder} cannot be made or written`);
  }
  app.setPath('userData', profile.folder);
  app.setPath('crashDumps', `${profile.folder}/crashes`);
  return profile;
}

/** False when the profile is open already and its window comes forward instead. */
function isAloneOnProfile({ workspace, secretsFromStdin, errand }: CommandLine): boolean {
  const bringsInput = workspace !== null || secretsFromStdin || errand !== null;
  // Chromium mixes up the words of a second start, so what matters travels beside them.
  if (app.requestSingleInstanceLock({ bringsInput })) return true;
  if (bringsInput) throw new StartRefused('semaforo: this profile is open already; quit that one first');
  return false;
}

async function begin(application: Application, commandLine: CommandLine): Promise<void> {
  // Asked before anything else is: the bus needs no window, and the key decides when there is something to see.
  void application.lookForKey();
  const input = await inputOf(commandLine);
  await app.whenReady();
  if (commandLine.errand === null) application.start(input);
  else await application.runErrand(commandLine.errand, input.passphrase ?? '');
}

async function inputOf(commandLine: CommandLine): Promise<StartInput> {
  const { workspace, secretsFromStdin, errand } = commandLine;
  if (workspace === null && !secretsFromStdin && errand === null)
    return { workspace: null, secrets: null, passphrase: null };
  const { readStartInput } = await import('./start-input');
  return readStartInput(commandLine, process.stdin);
}

function main(): void {
  const commandLine = readCommandLine();
  if (commandLine.language !== null) speakAsIf(commandLine.language);
  const keyChoice = takeKeyChoice(process.env, commandLine.sandbox);
  const profile = useProfile(commandLine);
  if (!isAloneOnProfile(commandLine)) {
    app.exit(0);
    return;
  }
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  const log = openShellLog(`${profile.folder}/logs`);
  registerAppScheme();
  // Electron would make its own menu before the window; ours comes when the page is there.
  Menu.setApplicationMenu(null);
  guardAllPages();
  if (commandLine.gallery) void app.whenReady().then(() => openGallery(log));
  else run(commandLine, { profile, keyChoice, log });
}

function run(commandLine: CommandLine, found: Pick<ApplicationParts, 'profile' | 'keyChoice' | 'log'>): void {
  const application = new Application({ commandLine, ...found, refuse });
  // Without a listener Electron shows a modal dialog, and nothing goes on until somebody sees it.
  process.on('uncaughtException', (error) => application.sawDefect('uncaught exception', error));
  process.on('unhandledRejection', (error) => application.sawDefect('unhandled rejection', error));
  app.on('second-instance', (_event, _words, _folder, from) => application.startedAgain(from));
  begin(application, commandLine).catch((error) => {
    if (error instanceof StartRefused) refuse(error.message);
    else application.sawDefect('start', error);
  });
}

try {
  main();
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  refuse(error.message);
}
