// Writes the record of a crisis where a person wants it, a part at a time, or gives its readable part to who prints it.
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { lastHash, recordParts } from '../../../shared/domain/record/record-chain';
import type { RecordOrder, RecordResult } from '../../../shared/ipc/record-order';
import { type CommandContext, Refusal } from '../command-context';
import { gatherRecord, noteRecord } from './gather-record';
import { recordReport, wordsFrom } from './record-report';

/** The file is there whole, or not at all; once it is, what stands for it is written into the running log. */
export async function saveRecord(
  context: CommandContext,
  { incidentId, file, words, locale }: Omit<RecordOrder, 'type' | 'requestId'>,
): Promise<RecordResult> {
  const me = context.me();
  // It takes a while, and is of who asked for it: whoever sits down meanwhile may see less.
  const asked: CommandContext = { ...context, me: () => me };
  try {
    const lines = await gatherRecord(asked, incidentId);
    const report = await recordReport(wordsFrom(words, locale), lines);
    if (file !== null) await write(file, recordParts(report, lines, sha256));
    noteRecord(asked, incidentId, lastHash(lines));
    return file === null ? { kind: 'report', report } : { kind: 'written' };
  } catch (error) {
    return { kind: 'failed', code: error instanceof Refusal ? error.code : 'file-not-written' };
  }
}

async function write(file: string, parts: Iterable<string>): Promise<void> {
  const unfinished = `${file}.part`;
  let handle: FileHandle | null = null;
  try {
    handle = await open(unfinished, 'w', 0o600);
    // `write` may take less than it was given.
    for (const part of parts) await handle.appendFile(part);
    await handle.sync();
    await handle.close();
    handle = null;
    await rename(unfinished, file);
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
