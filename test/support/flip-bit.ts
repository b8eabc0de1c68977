// One flipped bit somewhere in the files of a database; the same number always flips the same one.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Even numbers flip a bit of the main file, odd ones of the file beside it when it is there. Says which. */
export function flipBit(file: string, number: number): string {
  const beside = `${file}-wal`;
  const name = number % 2 === 1 && existsSync(beside) ? beside : file;
  const bytes = readFileSync(name);
  const chance = createHash('sha256').update(`flip ${number}`).digest();
  const at = chance.readUIntBE(0, 6) % bytes.length;
  const bit = chance.readUInt8(6) % 8;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  writeFileSync(name, bytes);
  return `${name}, byte ${at}, bit ${bit}`;
}
