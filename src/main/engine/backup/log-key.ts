// The key of a log that came from a backup: kept beside it, sealed under this profile's own data key.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LogUnreadable } from '../log/database';
import { deriveKey, seal, sealKey, unseal } from '../log/seal';

const name = 'log.key';
const sealedLength = 60;
const keyUnder = (dataKey: Uint8Array) => sealKey(deriveKey(dataKey, 'semaforo/log-key/1'));

/** Twice in one file: without it the whole log is lost. Not flushed here. */
export function writeLogKey(folder: string, dataKey: Uint8Array, logKey: Uint8Array): void {
  const copies = [1, 2].map((copy) => seal(keyUnder(dataKey), logKey, `log-key|${copy}`));
  writeFileSync(path.join(folder, name), Buffer.concat(copies), { mode: 0o600 });
}

/** The key that opens the log in this folder: its own, or the data key. Throws LogUnreadable. */
export function logKeyIn(folder: string, dataKey: Uint8Array): Uint8Array {
  const file = path.join(folder, name);
  if (!existsSync(file)) return dataKey;
  const stored = readFileSync(file);
  for (const copy of [1, 2]) {
    try {
      const sealed = stored.subarray((copy - 1) * sealedLength, copy * sealedLength);
      return unseal(keyUnder(dataKey), sealed, `log-key|${copy}`);
    } catch {
      // The other copy may be whole.
    }
  }
  throw new LogUnreadable('The data key does not open the key of the restored log', 'other-key');
}
