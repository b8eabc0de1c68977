// Gives the page one function to ask the shell, one to listen to it, and the ports to the engine.
import { contextBridge, ipcRenderer } from 'electron';
import type { DeskApi } from '../shared/ipc/desk-api';
import { channelPrefix, portsMessage, pushNames, requestNames } from '../shared/ipc/requests';

function channelOf(known: readonly string[], name: string): string {
  if (!known.includes(name)) throw new Error('There is no such request.');
  return channelPrefix + name;
}

const desk: DeskApi = {
  request: (name, input) => ipcRenderer.invoke(channelOf(requestNames, name), input),
  on(name, listener) {
    const channel = channelOf(pushNames, name);
    // The event itself stays here: it would hand the page a way to other channels.
    const forward = (_event: unknown, value: Parameters<typeof listener>[0]) => listener(value);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.removeListener(channel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('desk', desk);

// Ports cannot cross the context bridge; a message of the page's own window can carry them.
ipcRenderer.on(portsMessage, (event) => {
  window.postMessage(portsMessage, window.location.origin, [...event.ports]);
});
