// Loaded into the real application's main process before it: lets the bench look at its page, press its keys, learn
// what the shell tells the engine at start and, when told to, deliver messages in place of the channels process.
import path from 'node:path';
import { app, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import { toJson } from './bytes-json';
import type { StandInOrder } from './channels-stand-in';
import { whenPainted } from './painted';
import { obey, tell } from './remote-control';

let page: WebContents | null = null;
let standIn: UtilityProcess | null = null;
let engine: UtilityProcess | null = null;

const fork = utilityProcess.fork.bind(utilityProcess);
utilityProcess.fork = (entry, ...rest) => {
  const name = path.basename(entry);
  if (name === 'channels.cjs' && process.env['BENCH_STAND_IN'] === '1') {
    standIn = fork(path.join(__dirname, 'channels-stand-in.cjs'), ...rest);
    return standIn;
  }
  const child = fork(entry, ...rest);
  if (name === 'engine.cjs') {
    engine = child;
    listenToStart(child);
  }
  return child;
};

/** The profile exists for measuring only, and so does its key. */
function listenToStart(child: UtilityProcess): void {
  const post = child.postMessage.bind(child);
  child.postMessage = (message, ports) => {
    if (message?.type === 'start') tell({ event: 'engine-start', value: toJson(message) });
    post(message, ports);
  };
}

app.on('web-contents-created', (_event, contents) => {
  page = contents;
  contents.once('dom-ready', async () => {
    const tellWhen = async (event: string, selector: string) =>
      tell({ event, value: await contents.executeJavaScript(whenPainted(selector)) });
    await tellWhen('painted', '[role=listbox] [role=option] *');
    // A picture of the list is painted before the list that keys can work in.
    await tellWhen('works', '[role=listbox]:not([inert] *) [role=option] *');
  });
});

/** Starts to watch in the page, presses, and resolves with what the watching says. */
async function press({ key, watch }: { readonly key: string; readonly watch: string }): Promise<unknown> {
  const seen = page?.executeJavaScript(watch);
  // The watching must be in place before the key arrives.
  await page?.executeJavaScript('0');
  const keyCode = key;
  page?.sendInputEvent({ type: 'keyDown', keyCode });
  page?.sendInputEvent({ type: 'char', keyCode });
  page?.sendInputEvent({ type: 'keyUp', keyCode });
  return seen;
}

obey({
  press,
  page: (code: string) => page?.executeJavaScript(code),
  standIn: (order: StandInOrder) =>
    new Promise((resolve) => {
      const heard = (message: { type?: string; report?: unknown }) => {
        if (message.type !== 'bench') return;
        standIn?.off('message', heard);
        resolve(message.report);
      };
      standIn?.on('message', heard);
      standIn?.postMessage({ type: 'bench', order });
    }),
  pids: () => ({
    standIn: standIn?.pid ?? 0,
    page: page?.getOSProcessId() ?? 0,
    engine: engine?.pid ?? 0,
  }),
  quit: () => app.quit(),
});
