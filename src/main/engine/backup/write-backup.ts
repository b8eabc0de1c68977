// Writes a snapshot of the log and its key as one sealed file, whole or not at all.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { SealKey } from '../log/seal';
import { chunkBytes, sealChunk } from './backup-chunks';

/** What stands before the log inside the seal. */
export interface BackupManifest {
  /** In base64. */
  readonly dataKey: string;
  readonly logBytes: number;
}

export interface Steps {
  /** Called after each step; throws to stop. */
  readonly step: (done: number, total: number) => void;
}

/** Returns the hash of the log's bytes. The file is flushed; its name is the caller's affair. */
export function writeBackup(
  file: string,
  content: {
    readonly header: Uint8Array;
    readonly key: SealKey;
    readonly dataKey: Uint8Array;
    readonly snapshot: string;
  },
  { step }: Steps,
): string {
  const hash = createHash('sha256');
  const from = openSync(content.snapshot, 'r');
  const to = openSync(file, 'w', 0o600);
  try {
    const logBytes = fstatSync(from).size;
    const manifest: BackupManifest = { dataKey: Buffer.from(content.dataKey).toString('base64'), logBytes };
    const start = withLength(Buffer.from(JSON.stringify(manifest)));
    const total = start.length + logBytes;
    writeAll(to, content.header);
    for (let done = 0, index = 0; done < total; index += 1) {
      const plain = Buffer.alloc(Math.min(chunkBytes, total - done));
      const ofStart = index === 0 ? start.copy(plain) : 0;
      readAll(from, plain.subarray(ofStart));
      hash.update(plain.subarray(ofStart));
      done += plain.length;
      writeAll(to, sealChunk(content.key, plain, { index, isLast: done === total }));
      step(done, total);
    }
    fsyncSync(to);
    return hash.digest('hex');
  } finally {
    closeSync(from);
    closeSync(to);
  }
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function readAll(descriptor: number, into: Uint8Array): void {
  for (let at = 0; at < into.length; ) {
    const read = readSync(descriptor, into, at, into.length - at, null);
    if (read === 0) throw new Error('The snapshot of the log ended early');
    at += read;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
