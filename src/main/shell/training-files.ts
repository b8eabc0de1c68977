// Lets a person take results of training to another desktop in a file, and bring them from one.
import { type BrowserWindow, dialog } from 'electron';
import { readTrainingText } from './read-practice';
import { saveTextFile } from './save-text-file';
import type { ShellTexts } from './shell-texts';

const filtersIn = (texts: ShellTexts) => [{ name: texts.trainingFiles, extensions: ['jsonl'] }];

/** Null when the person changed their mind. Throws RequestFailure when the file cannot be used. */
export async function pickTrainingFile(window: BrowserWindow, texts: ShellTexts): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: filtersIn(texts),
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  return readTrainingText(path);
}

export function saveTrainingFile(window: BrowserWindow, texts: ShellTexts, text: string): Promise<boolean> {
  return saveTextFile(window, { text, name: 'semaforo-training.jsonl', filters: filtersIn(texts) });
}
