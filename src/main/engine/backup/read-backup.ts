// Reads a backup from its first byte to its last, each part checked before it is given away.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { openChunk, sealedChunkBytes } from './backup-chunks';
import { BackupFailure } from './backup-failure';
import { openHeader } from './backup-header';
import type { Steps } from './write-backup';

const manifestSchema = z.object({ dataKey: z.base64().length(44), logBytes: z.number().int().min(0) });
const headerAtMost = 8_192;

export interface ReadBackup {
  readonly dataKey: Uint8Array;
  readonly madeAt: number;
  /** Of the log's bytes. */
  readonly hash: string;
}

/** `take` gets the log's bytes in order. Throws BackupFailure, with the place of the first damage. */
export function readBackup(
  file: string,
  passphrase: string,
  { step, take }: Steps & { readonly take?: (bytes: Uint8Array) => void },
): ReadBackup {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const start = readAt(descriptor, 0, Math.min(size, headerAtMost));
    const { header, key, length } = openHeader(start, passphrase);
    const hash = createHash('sha256');
    const chunks = Math.ceil((size - length) / sealedChunkBytes);
    if (chunks < 1) throw new BackupFailure('cut-short', 'The backup ends after its header');
    let manifest: z.output<typeof manifestSchema> | null = null;
    let logBytes = 0;
    for (let index = 0; index < chunks; index += 1) {
      const at = length + index * sealedChunkBytes;
      const sealed = readAt(descriptor, at, Math.min(sealedChunkBytes, size - at));
      let plain = openChunk(key, sealed, { index, isLast: index === chunks - 1 });
      if (manifest === null) {
        const end = 4 + plain.readUInt32BE(0);
        manifest = manifestSchema.parse(JSON.parse(plain.subarray(4, end).toString('utf8')));
        plain = plain.subarray(end);
      }
      logBytes += plain.length;
      hash.update(plain);
      take?.(plain);
      step(at + sealed.length, size);
    }
    if (manifest === null || manifest.logBytes !== logBytes)
      throw new BackupFailure('damaged', 'The backup does not hold as much as it says');
    return {
      dataKey: new Uint8Array(Buffer.from(manifest.dataKey, 'base64')),
      madeAt: header.madeAt,
      hash: hash.digest('hex'),
    };
  } finally {
    closeSync(descriptor);
  }
}

function readAt(descriptor: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const read = readSync(descriptor, bytes, done, length - done, at + done);
    if (read === 0) throw new BackupFailure('cut-short', 'The backup became shorter while it was read');
    done += read;
  }
  return bytes;
}
