// Lets a person save what they have just read of the app: the diagnostic file.
import type { BrowserWindow } from 'electron';
import { saveTextFile } from './save-text-file';
import type { ShellTexts } from './shell-texts';

export function saveDiagnostics(window: BrowserWindow, texts: ShellTexts, text: string): Promise<boolean> {
  const filters = [{ name: texts.diagnosticFiles, extensions: ['json'] }];
  return saveTextFile(window, { text, name: 'semaforo-diagnostics.json', filters });
}
