// The pages of a database that may be damaged, read without the database: nothing in them can abort the process.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

export const pageSize = 4_096;
const fileHeader = 32;
const frameHeader = 24;

export class DamagedFile {
  private readonly main: number | null;
  private readonly beside: number | null;
  /** For each page its committed versions in the file beside, oldest first, as offsets. */
  private readonly versions: ReadonlyMap<number, readonly number[]>;
  private readonly pageCount: number;

  constructor(file: string) {
    this.main = openIfThere(file);
    this.beside = openIfThere(`${file}-wal`);
    this.versions = this.beside === null ? new Map() : committedFrames(this.beside);
    const stored = this.main === null ? 0 : Math.ceil(fstatSync(this.main).size / pageSize);
    this.pageCount = [...this.versions.keys()].reduce((most, page) => Math.max(most, page), stored);
  }

  /** One page as it was last committed; null when there is none. */
  page(number: number): Buffer | null {
    const newest = this.versions.get(number)?.at(-1);
    if (newest !== undefined && this.beside !== null) return readPage(this.beside, newest);
    return this.main === null ? null : readPage(this.main, (number - 1) * pageSize);
  }

  /** Every page as it was last committed. */
  *current(): Generator<Buffer> {
    for (let number = 1; number <= this.pageCount; number += 1) {
      const page = this.page(number);
      if (page !== null) yield page;
    }
  }

  /** Earlier versions of pages: what never changes once written may still be whole in them. */
  *superseded(): Generator<Buffer> {
    for (const [number, offsets] of this.versions) {
      const older = this.main === null ? null : readPage(this.main, (number - 1) * pageSize);
      if (older !== null) yield older;
      for (const offset of offsets.slice(0, -1)) {
        const page = this.beside === null ? null : readPage(this.beside, offset);
        if (page !== null) yield page;
      }
    }
  }

  close(): void {
    for (const descriptor of [this.main, this.beside]) if (descriptor !== null) closeSync(descriptor);
  }
}

/**
 * Frames that bear the salt of this round, up to the last that ends a commit. Their checksums are not asked: they
 * cover everything before them, so that one bit would hide all that follows, and our own seals decide row by row.
 */
function committedFrames(descriptor: number): ReadonlyMap<number, readonly number[]> {
  const { size } = fstatSync(descriptor);
  const salt = saltOf(descriptor);
  const frames: { readonly page: number; readonly offset: number }[] = [];
  let committed = 0;
  for (let offset = fileHeader; offset + frameHeader + pageSize <= size; offset += frameHeader + pageSize) {
    const header = readBytes(descriptor, offset, frameHeader);
    if (!header.subarray(8, 16).equals(salt)) continue;
    frames.push({ page: header.readUInt32BE(0), offset: offset + frameHeader });
    if (header.readUInt32BE(4) !== 0) committed = frames.length;
  }
  const versions = new Map<number, number[]>();
  for (const { page, offset } of frames.slice(0, committed)) {
    const known = versions.get(page);
    if (known) known.push(offset);
    else versions.set(page, [offset]);
  }
  return versions;
}

/** The salt of the header, or that of the first frame when the header's own is damaged. */
function saltOf(descriptor: number): Buffer {
  const inHeader = readBytes(descriptor, 16, 8);
  const first = readBytes(descriptor, fileHeader + 8, 8);
  const second = readBytes(descriptor, fileHeader + frameHeader + pageSize + 8, 8);
  return inHeader.equals(first) || inHeader.equals(second) ? inHeader : first;
}

function openIfThere(file: string): number | null {
  return existsSync(file) ? openSync(file, 'r') : null;
}

function readPage(descriptor: number, offset: number): Buffer {
  return readBytes(descriptor, offset, pageSize);
}

/** What lies beyond the end reads as zeros. */
function readBytes(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(descriptor, bytes, 0, length, offset);
  return bytes;
}
