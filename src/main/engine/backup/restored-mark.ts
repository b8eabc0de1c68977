// What a restored log says about itself: that nothing is sent from it until somebody said that this desktop takes over.
import { z } from 'zod';
import type { Meta } from '../log/meta';
import type { Log } from '../log/open-log';

const name = 'restored';
const markSchema = z.object({
  backupMadeAt: z.number().int(),
  restoredAt: z.number().int(),
  /** Its outbox has been recorded as held. */
  isHeld: z.boolean(),
  /** A person has said that messages go out from this desktop now. */
  tookOver: z.boolean(),
});
export type RestoredMark = z.output<typeof markSchema>;

/** Null for a log that never came from a backup. */
export function readRestoredMark(meta: Pick<Meta, 'read'>): RestoredMark | null {
  const stored = meta.read(name);
  return stored === null ? null : markSchema.parse(JSON.parse(Buffer.from(stored).toString('utf8')));
}

/** Inside the caller's transaction. */
export function writeRestoredMark(meta: Pick<Meta, 'write'>, mark: RestoredMark): void {
  meta.write(name, Buffer.from(JSON.stringify(mark)));
}

/** True until a person has said that this restored desktop sends now. */
export function waitsForTakeOver(meta: Pick<Meta, 'read'>): boolean {
  return readRestoredMark(meta)?.tookOver === false;
}

/** A person said it. */
export function takeOver(log: Pick<Log, 'meta' | 'transact'>): void {
  const mark = readRestoredMark(log.meta);
  if (mark === null || mark.tookOver) return;
  log.transact(() => writeRestoredMark(log.meta, { ...mark, tookOver: true }));
}
