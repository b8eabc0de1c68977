// Mounts the application on the desk that the preload exposes.
import '../shared/runtime-gaps';
import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import type { DeskApi } from '../shared/ipc/desk-api';
import { startPage } from './app/start-page';

declare global {
  interface Window {
    readonly desk: DeskApi;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
startPage(window.desk, root);
