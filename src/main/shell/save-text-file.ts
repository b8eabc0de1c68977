// Lets a person choose where a text of theirs is written to.
import { writeFile } from 'node:fs/promises';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import { RequestFailure } from './request-failure';

interface TextFile {
  readonly text: string;
  /** Offered; the person may choose another one. */
  readonly name: string;
  readonly filters: FileFilter[];
}

/** False when the person changed their mind. Throws RequestFailure when the disk refuses. */
export async function saveTextFile(
  window: BrowserWindow,
  { text, name, filters }: TextFile,
): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: name, filters });
  if (canceled || !filePath) return false;
  await writeFileOrFail(filePath, text);
  return true;
}

/** Throws RequestFailure when the disk refuses. */
export async function writeFileOrFail(filePath: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(filePath, content);
  } catch {
    throw new RequestFailure('unavailable', 'file-not-written', 'The file could not be written.');
  }
}
