// Lets a person bring canned responses in a table, and take a FAQ page or a list for the editorial plan to others.
import { type BrowserWindow, dialog } from 'electron';
import { largestFaqFile } from '../../shared/ipc/faq-reading';
import { readWorkspaceFile } from './read-workspace-file';
import { RequestFailure } from './request-failure';
import { saveTextFile } from './save-text-file';
import type { ShellTexts } from './shell-texts';

const filtersIn = (texts: ShellTexts, kind: 'html' | 'csv') => [
  { name: kind === 'html' ? texts.faqPages : texts.faqTables, extensions: [kind] },
];

/** Null when the person changed their mind. Throws RequestFailure when the file cannot be used. */
export async function pickFaqFile(window: BrowserWindow, texts: ShellTexts): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: filtersIn(texts, 'csv'),
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  const file = await readWorkspaceFile(path);
  if (file.kind === 'text' && file.text.length <= largestFaqFile) return file.text;
  throw new RequestFailure('refused', 'not-faq', 'The file is missing, not text or too large.');
}

export function saveFaqFile(
  window: BrowserWindow,
  texts: ShellTexts,
  { text, kind }: { readonly text: string; readonly kind: 'html' | 'csv' },
): Promise<boolean> {
  return saveTextFile(window, { text, name: `semaforo-faq.${kind}`, filters: filtersIn(texts, kind) });
}
