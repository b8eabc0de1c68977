// Lets a person pick a workspace definition to import, or a place to export one to.
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { readWorkspaceFile } from './read-workspace-file';
import { RequestFailure } from './request-failure';
import { saveTextFile } from './save-text-file';
import type { ShellTexts } from './shell-texts';

/** Null when the person changed their mind. Throws RequestFailure when the file cannot be used. */
export async function pickWorkspaceFile(window: BrowserWindow, texts: ShellTexts) {
  const filters = [{ name: texts.workspaceFiles, extensions: ['yaml', 'yml', 'json'] }];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  const file = await readWorkspaceFile(path);
  if (file.kind === 'text') return { name: basename(path), text: file.text };
  throw new RequestFailure(
    'refused',
    `file-${file.kind}`,
    'The file is missing, not text or larger than 5 MB.',
  );
}

/** False when the person changed their mind. */
export function saveWorkspaceFile(window: BrowserWindow, texts: ShellTexts, text: string) {
  const filters = [{ name: texts.workspaceFiles, extensions: ['yaml', 'json'] }];
  return saveTextFile(window, { text, name: 'workspace.yaml', filters });
}
