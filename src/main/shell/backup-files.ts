// Asks a person where a backup goes or comes from, and has the engine make it or put it back.
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { BackupAnswer, BackupOrder } from '../../shared/ipc/backup';
import type { Desk } from './desk';
import { refuseWithoutEngine } from './refuse-without-engine';
import type { ShellTexts } from './shell-texts';

interface BackupWish {
  readonly desk: Desk;
  readonly texts: ShellTexts;
  readonly passphrase: string;
}

export async function makeBackupFile(window: BrowserWindow, wish: BackupWish): Promise<BackupAnswer> {
  refuseWithoutEngine(wish.desk);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `semaforo-${localDay(new Date())}.backup`,
    filters: filtersOf(wish.texts),
  });
  if (canceled || !filePath) return { kind: 'cancelled' };
  return give(wish, 'backup', filePath);
}

export async function restoreBackupFile(window: BrowserWindow, wish: BackupWish): Promise<BackupAnswer> {
  refuseWithoutEngine(wish.desk);
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: filtersOf(wish.texts),
  });
  const [file] = filePaths;
  if (canceled || file === undefined) return { kind: 'cancelled' };
  return give(wish, 'restore', file);
}

async function give(
  { desk, passphrase }: BackupWish,
  type: BackupOrder['type'],
  file: string,
): Promise<BackupAnswer> {
  refuseWithoutEngine(desk);
  const result = await desk.orders.backups.give({ type, file, passphrase, asked: 'desk' });
  return result.kind === 'done' ? { ...result, file: basename(file) } : result;
}

function filtersOf(texts: ShellTexts) {
  return [{ name: texts.backupFiles, extensions: ['backup'] }];
}

/** The day where the person sits. */
function localDay(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
