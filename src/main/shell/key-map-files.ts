// Lets a person take their keys to another desktop in a file, and bring them from one.
import { type BrowserWindow, dialog } from 'electron';
import { largestKeyFile } from '../../shared/ipc/key-file';
import { readWorkspaceFile } from './read-workspace-file';
import { RequestFailure } from './request-failure';
import { saveTextFile } from './save-text-file';
import type { ShellTexts } from './shell-texts';

const filtersIn = (texts: ShellTexts) => [{ name: texts.keyFiles, extensions: ['json'] }];

/** Null when the person changed their mind. Throws RequestFailure when the file cannot be used. */
export async function pickKeyFile(window: BrowserWindow, texts: ShellTexts): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: filtersIn(texts),
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  const file = await readWorkspaceFile(path);
  if (file.kind === 'text' && file.text.length <= largestKeyFile) return file.text;
  throw new RequestFailure('refused', 'not-keys', 'The file is missing, not text or too large.');
}

export function saveKeyFile(window: BrowserWindow, texts: ShellTexts, text: string): Promise<boolean> {
  return saveTextFile(window, { text, name: 'semaforo-keys.json', filters: filtersIn(texts) });
}
