// Lets a person pick a workspace definition to import, or a place to export one to.
import { open, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { RequestFailure } from './request-failure';
import type { ShellTexts } from './shell-texts';

export const largestWorkspaceBytes = 5_000_000;

export type ReadFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'unreadable'; readonly code: string };

/** Reads a definition's text without ever taking more than its limit into memory. */
export async function readWorkspaceFile(path: string): Promise<ReadFile> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > largestWorkspaceBytes) return { kind: 'too-large' };
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return decode(bytes.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { kind: 'unreadable', code };
  }
}

function decode(bytes: Uint8Array): ReadFile {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'not-text' };
  }
}

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
export async function saveWorkspaceFile(window: BrowserWindow, texts: ShellTexts, text: string) {
  const filters = [{ name: texts.workspaceFiles, extensions: ['yaml', 'json'] }];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: 'workspace.yaml',
    filters,
  });
  if (canceled || !filePath) return false;
  try {
    await writeFile(filePath, text);
    return true;
  } catch {
    throw new RequestFailure('unavailable', 'file-not-written', 'The file could not be written.');
  }
}
