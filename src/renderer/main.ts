// Draws the picture of the last first page, if there is one, and then loads the application and mounts it on the desk.
import '../shared/runtime-gaps';
import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import './ui/contrast.css';
import type { DeskApi } from '../shared/ipc/desk-api';
import { drawStartPicture } from './app/draw-start-picture';
import { snapshotIn } from './app/start-snapshot';

declare global {
  interface Window {
    readonly desk: DeskApi;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const data = document.getElementById('start-page');
const kept = snapshotIn(data?.textContent ?? null);
data?.remove();
const begin = async () => {
  const { startPage } = await import('./app/start-page');
  startPage(window.desk, root, kept);
};
const isGallery = location.hash.startsWith('#gallery');
const showGallery = async () => {
  const { startGallery } = await import('./app/gallery/start-gallery');
  startGallery(root, location.hash);
};
if (isGallery) void showGallery();
// The task after the frame: what is drawn is painted before the screens take the thread.
else if (drawStartPicture(kept?.picture ?? null, root))
  requestAnimationFrame(() => setTimeout(() => void begin()));
else void begin();
