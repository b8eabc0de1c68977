// Hands the ports of the bench's own window to its page, and offers it what most applications use instead of ports.
import { contextBridge, ipcRenderer } from 'electron';

ipcRenderer.on('ports', (event, name: string) => window.postMessage(name, '*', [...event.ports]));

contextBridge.exposeInMainWorld('bridge', {
  onRows: (heard: (rows: unknown) => void) =>
    ipcRenderer.on('rows', (_event, rows: unknown) => {
      heard(rows);
    }),
  taken: () => ipcRenderer.send('taken'),
});
