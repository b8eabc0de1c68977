// Finds rows in the pages of a SQLite file (https://www.sqlite.org/fileformat2.html), trusting nothing it reads there.
import { type DamagedFile, pageSize } from './damaged-file';

export type ScannedValue = number | Uint8Array | null;

export interface ScannedRow {
  readonly rowid: number;
  /** The key that stands for the row's number is null here. Text is given as bytes: it may be bytes gone wrong. */
  readonly values: readonly ScannedValue[];
}

const firstPageHeader = 100;
const leafHeader = 8;
const mostColumns = 16;
/** A longer row than any of ours is a misread number. */
const mostBytes = 268_435_456;
const mostOnPage = pageSize - 35;
const leastOnPage = Math.floor(((pageSize - 12) * 32) / 255) - 23;
const overflowRoom = pageSize - 4;

/**
 * Every page is taken for a leaf of a table, since the byte that says so may be the damaged one. What is not a row
 * after all is the caller's to refuse: rows of ours carry seals.
 */
export function* scanRows(file: DamagedFile, pages: Iterable<Buffer>): Generator<ScannedRow> {
  for (const page of pages) {
    const start = page.toString('latin1', 0, 6) === 'SQLite' ? firstPageHeader : 0;
    const cells = Math.min(page.readUInt16BE(start + 3), (pageSize - leafHeader) / 2 - start);
    for (let cell = 0; cell < cells; cell += 1) {
      const pointer = start + leafHeader + 2 * cell;
      if (pointer + 2 > pageSize) break;
      const row = rowAt(file, page, page.readUInt16BE(pointer));
      if (row !== null) yield row;
    }
  }
}

/** Thrown for what is no row. One for all: most of what is tried is none, and a trace for each is slow. */
const notARow = new RangeError('Not a row');

function rowAt(file: DamagedFile, page: Buffer, offset: number): ScannedRow | null {
  try {
    const [length, afterLength] = varint(page, offset);
    const [rowid, start] = varint(page, afterLength);
    return { rowid, values: valuesIn(payload(file, page, { start, length })) };
  } catch (error) {
    if (error === notARow) return null;
    throw error;
  }
}

/** A row too long for its page goes on in a chain of others. */
function payload(
  file: DamagedFile,
  page: Buffer,
  { start, length }: { readonly start: number; readonly length: number },
): Buffer {
  if (length > mostBytes) throw notARow;
  if (length <= mostOnPage) return slice(page, start, length);
  const wished = leastOnPage + ((length - leastOnPage) % overflowRoom);
  const local = wished <= mostOnPage ? wished : leastOnPage;
  const parts = [slice(page, start, local)];
  let next = slice(page, start + local, 4).readUInt32BE(0);
  for (let missing = length - local; missing > 0; missing -= overflowRoom) {
    const overflow = next === 0 ? null : file.page(next);
    if (overflow === null) throw notARow;
    parts.push(overflow.subarray(4, 4 + Math.min(missing, overflowRoom)));
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function valuesIn(record: Buffer): readonly ScannedValue[] {
  const [headerLength, first] = varint(record, 0);
  const values: ScannedValue[] = [];
  let body = headerLength;
  for (let at = first; at < headerLength; ) {
    const [type, next] = varint(record, at);
    const length = lengthOf(type);
    values.push(columnValue(type, slice(record, body, length)));
    if (values.length > mostColumns) throw notARow;
    body += length;
    at = next;
  }
  return values;
}

const lengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(type: number): number {
  if (type >= 12) return (type - (type % 2) - 12) / 2;
  const length = lengths[type];
  if (length === undefined) throw notARow;
  return length;
}

function columnValue(type: number, bytes: Buffer): ScannedValue {
  if (type === 0) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type === 8 || type === 9) return type - 8;
  if (type < 7) return type === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length);
  return bytes;
}

function slice(bytes: Buffer, start: number, length: number): Buffer {
  if (start + length > bytes.length) throw notARow;
  return bytes.subarray(start, start + length);
}

/** A number of one to nine bytes and where it ends. */
function varint(bytes: Buffer, start: number): readonly [value: number, end: number] {
  let value = 0;
  for (let at = start; at < start + 8; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) throw notARow;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + 1];
  }
  throw notARow;
}
