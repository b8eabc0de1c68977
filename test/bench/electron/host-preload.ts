// Hands the ports of the bench's own window to its page.
import { ipcRenderer } from 'electron';

ipcRenderer.on('ports', (event) => window.postMessage('ports', '*', [...event.ports]));
