// What is asked for and answered when a backup is made or put back, between page, shell and engine.
import { z } from 'zod';

/**
 * - wrong-passphrase, not-a-backup, newer-format: of the file that was picked
 * - damaged-backup: the file is not what was written; the detail names the place
 * - disk-full, unreachable: the disk, or the place of the file
 * - log-damaged: the log of this desktop, so no backup was made of it
 * - not-allowed: who sits here may not
 * - busy: another one is still under way
 * - failed: anything else
 */
export const backupFailureCodeSchema = z.enum([
  'wrong-passphrase',
  'not-a-backup',
  'newer-format',
  'damaged-backup',
  'disk-full',
  'unreachable',
  'log-damaged',
  'not-allowed',
  'busy',
  'failed',
]);
export type BackupFailureCode = z.output<typeof backupFailureCodeSchema>;

const cancelled = z.object({ kind: z.literal('cancelled') });
const failed = z.object({
  kind: z.literal('failed'),
  code: backupFailureCodeSchema,
  /** In English and for somebody who helps; holds nothing of a customer. */
  detail: z.string().max(2_000).nullable(),
});
const done = z.object({ kind: z.literal('done'), bytes: z.number().int(), madeAt: z.number() });

/** What the engine answers. After a restore that is done it ends, and comes back with the other log. */
export const backupResultSchema = z.discriminatedUnion('kind', [cancelled, done, failed]);
export type BackupResult = z.output<typeof backupResultSchema>;

/** What the page hears: `cancelled` also when no file was picked; `file` is its name without the folder. */
export const backupAnswerSchema = z.discriminatedUnion('kind', [
  cancelled,
  done.extend({ file: z.string() }),
  failed,
]);
export type BackupAnswer = z.output<typeof backupAnswerSchema>;

/** In characters; asked of whoever makes a backup. Whoever restores one knows what it was. */
export const shortestBackupPassphrase = 12;

/** Never written down anywhere. */
export const backupPassphraseSchema = z.string().min(1).max(1_024);

const orderFields = {
  requestId: z.number().int(),
  /** Absolute. */
  file: z.string().min(1).max(4_096),
  passphrase: backupPassphraseSchema,
  /**
   * - desk: whoever sits there has to be allowed to
   * - terminal: a script, with no seat; who may run it has the profile and its key anyway
   */
  asked: z.enum(['desk', 'terminal']),
  /** Of the app; stands in the first line of a backup. */
  version: z.string().max(64),
};
export const backupOrderSchema = z.object({ type: z.literal('backup'), ...orderFields });
export const restoreOrderSchema = z.object({ type: z.literal('restore'), ...orderFields });
export type BackupOrder = z.output<typeof backupOrderSchema> | z.output<typeof restoreOrderSchema>;
