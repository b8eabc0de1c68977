// Lets a person keep the record of a crisis: as one file that can be checked, or what is read of it as PDF.
import { type BrowserWindow, dialog } from 'electron';
import type { IncidentId } from '../../shared/domain/ids';
import type { RecordFormat } from '../../shared/ipc/record-order';
import type { Desk } from './desk';
import { printReport } from './print-report';
import { recordWords } from './record-words';
import { refuseWithoutEngine } from './refuse-without-engine';
import { RequestFailure } from './request-failure';
import { writeFileOrFail } from './save-text-file';
import type { ShellTexts } from './shell-texts';

interface RecordWish {
  readonly incidentId: string;
  readonly format: RecordFormat;
  readonly desk: Desk;
  readonly texts: ShellTexts;
}

/** False when the person changed their mind. Throws RequestFailure, also with what the engine refused. */
export async function saveRecord(
  window: BrowserWindow,
  { incidentId, format, desk, texts }: RecordWish,
): Promise<boolean> {
  refuseWithoutEngine(desk);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `semaforo-crisis.${format}`,
    filters: [{ name: texts.recordFiles, extensions: [format] }],
  });
  if (canceled || !filePath) return false;
  refuseWithoutEngine(desk);
  const result = await desk.orders.records.give({
    incidentId: incidentId as IncidentId,
    file: format === 'html' ? filePath : null,
    locale: texts.language,
    words: recordWords(texts.language),
  });
  if (result.kind === 'failed')
    throw new RequestFailure('refused', result.code, 'The record could not be saved.');
  if (result.kind === 'report') {
    await writeFileOrFail(filePath, await printReport(result.report));
    desk.orders.records.kept(result.note);
  }
  return true;
}
