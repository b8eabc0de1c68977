// Writes the record of a crisis where a person wants it, a part at a time, or gives its readable part to who prints it.
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { lastHash, recordParts } from '../../../shared/domain/record/record-chain';
import type { RecordKept, RecordOrder, RecordResult } from '../../../shared/ipc/record-order';
import { type CommandContext, Refusal } from '../command-context';
import { DiskFull } from '../log/database';
import { gatherRecord, noteRecord } from './gather-record';
import { recordReport, wordsFrom } from './record-report';

/**
 * The file is there whole, or not at all; once it is, what stands for it is written into the running log. Of what is only
 * printed the shell says when its file is there (noteKept).
 */
async function saveRecord(
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
    const hash = lastHash(lines);
    if (file === null) return { kind: 'report', report, note: { incidentId, hash, by: me?.id ?? null } };
    noteRecord(asked, incidentId, hash);
    return { kind: 'written' };
  } catch (error) {
    return { kind: 'failed', code: error instanceof Refusal ? error.code : 'file-not-written' };
  }
}

/** By who asked for it, whoever sits here by now. Nothing is written down for who may not lead the crisis any more. */
function noteKept(context: CommandContext, { incidentId, hash, by }: Omit<RecordKept, 'type'>): void {
  const who = context.workspace.current()?.members.find(({ id }) => id === by) ?? null;
  try {
    noteRecord({ ...context, me: () => who }, incidentId, hash);
  } catch (error) {
    // A full disk takes no note either; the file is where it was wanted, and says by itself what it is.
    if (!(error instanceof Refusal || error instanceof DiskFull)) throw error;
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

/** What the shell has done with the records of crises, for a person who leads one. */
export class RecordDesk {
  constructor(private readonly context: CommandContext) {}

  save(order: Omit<RecordOrder, 'type' | 'requestId'>): Promise<RecordResult> {
    return saveRecord(this.context, order);
  }

  kept(note: Omit<RecordKept, 'type'>): void {
    noteKept(this.context, note);
  }
}
