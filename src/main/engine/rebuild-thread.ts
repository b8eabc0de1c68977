// Entry of the thread that folds cases for a rebuild of the list, beside the engine and with a connection of its own.
import '../../shared/runtime-gaps';
import { parentPort, workerData } from 'node:worker_threads';
import { LogUnreadable } from './log/database';
import { openLogReader, readerSuffixes } from './log/open-log';
import type { FromRebuildThread, RebuildThreadStart, ToRebuildThread } from './rebuild-protocol';
import { RebuildReader } from './rebuild-reader';

/** As many as a transaction of the store takes well (performance.md: 50 to 200). */
const rowsAtOnce = 150;

const { logFile, dataKey, request } = workerData as RebuildThreadStart;
const log = openLogReader(logFile, dataKey, readerSuffixes[1]);
const reader = new RebuildReader(log, request);

function tell(message: FromRebuildThread, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, [...transfer]);
}

function read(): void {
  if (reader.isDone) return;
  try {
    const rows = reader.next(rowsAtOnce);
    tell({ type: 'rows', rows }, [rows.sealed.buffer]);
  } catch (error) {
    if (!(error instanceof LogUnreadable)) throw error;
    tell({ type: 'log-damaged', message: error.message });
  }
}

parentPort?.on('message', (message: ToRebuildThread) => {
  if (message.type === 'more') return read();
  log.close();
  parentPort?.close();
});
