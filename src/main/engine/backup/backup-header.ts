// The beginning of a backup file: what is needed to open it, and nothing of any customer.
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { deriveKey, type SealKey, sealKey, sha256 } from '../log/seal';
import { BackupFailure } from './backup-failure';

export const backupFormat = 1;

const sum = 32;
const check = 16;
const longestLine = 4_096;

const headerSchema = z.object({
  semaforo: z.literal('backup'),
  format: z.number().int(),
  app: z.string().max(64),
  madeAt: z.number().int(),
  // The upper bounds keep a file that was tampered with from asking for hours or gigabytes.
  cost: z
    .number()
    .int()
    .min(2 ** 10)
    .max(2 ** 20),
  blockSize: z.number().int().min(8).max(16),
  salt: z.base64().min(24).max(64),
});
type Header = z.output<typeof headerSchema>;

/** What scrypt costs: 128 MB and a few tenths of a second. */
export const backupCost = 2 ** 17;

export interface OpenedHeader {
  readonly header: Header;
  readonly key: SealKey;
  /** Where the sealed part begins. */
  readonly length: number;
}

/** A header with a salt of its own, and the key of this one file that the passphrase gives with it. */
export function makeHeader(
  passphrase: string,
  facts: Pick<Header, 'app' | 'madeAt'> & { readonly cost?: number },
): { readonly bytes: Buffer; readonly key: SealKey } {
  const { app, madeAt, cost = backupCost } = facts;
  const salt = randomBytes(16).toString('base64');
  const header: Header = { semaforo: 'backup', format: backupFormat, app, madeAt, cost, blockSize: 8, salt };
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  const { key, proof } = keysOf(passphrase, header, line);
  return { bytes: Buffer.concat([line, proof, sha256(line, proof)]), key };
}

/** Throws BackupFailure: a damaged header, a newer format and a wrong passphrase are told apart. */
export function openHeader(start: Buffer, passphrase: string): OpenedHeader {
  const end = start.subarray(0, longestLine).indexOf(0x0a) + 1;
  if (end === 0) throw new BackupFailure('not-a-backup', 'The file does not begin as a backup does');
  const line = start.subarray(0, end);
  const stored = parsed(line);
  if (stored === null) throw new BackupFailure('not-a-backup', 'The file does not begin as a backup does');
  const proof = start.subarray(end, end + check);
  const length = end + check + sum;
  if (!sha256(line, proof).equals(start.subarray(end + check, length)))
    throw new BackupFailure('damaged', 'The header of the backup is damaged');
  if (stored.format > backupFormat)
    throw new BackupFailure(
      'newer',
      `The backup is of format ${stored.format}; this Semáforo reads up to ${backupFormat}`,
    );
  const header = headerSchema.safeParse(stored);
  if (!header.success) throw new BackupFailure('damaged', 'The header of the backup says nothing usable');
  const keys = keysOf(passphrase, header.data, line);
  if (!timingSafeEqual(keys.proof, proof))
    throw new BackupFailure('wrong-passphrase', 'This passphrase does not open the backup');
  return { header: header.data, key: keys.key, length };
}

/** The whole first line goes into the key, so that no other header opens the file. */
function keysOf(passphrase: string, { cost, blockSize, salt }: Header, line: Uint8Array) {
  const root = scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, {
    N: cost,
    r: blockSize,
    p: 1,
    maxmem: 256 * cost * blockSize,
  });
  const of = sha256(line).toString('hex');
  return {
    key: sealKey(deriveKey(root, `semaforo/backup/1|${of}`)),
    proof: deriveKey(root, `semaforo/backup-check/1|${of}`).subarray(0, check),
  };
}

function parsed(line: Buffer): { readonly format: number } | null {
  try {
    const value = z
      .object({ semaforo: z.literal('backup'), format: z.number() })
      .loose()
      .safeParse(JSON.parse(line.toString('utf8')));
    return value.success ? value.data : null;
  } catch {
    return null;
  }
}
