// The command line of records: says whether the file of a crisis is word for word what was saved.
import '../../shared/runtime-gaps';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { verifyRecord } from './verify-record';

const usage = `npm run record -- verify FILE
  says whether the record of a crisis is whole and unchanged, and prints its last hash: the same stands in the log of the
  crisis, at the time it was saved`;

function main([command, file]: readonly string[]): number {
  if (command !== 'verify' || file === undefined) {
    console.error(usage);
    return 2;
  }
  // Paths mean what they mean where the command was typed.
  const full = path.resolve(process.env['INIT_CWD'] ?? '.', file);
  const { isWhole, sentences } = verifyRecord(readFileSync(full, 'utf8'));
  console.log(sentences.join('\n'));
  return isWhole ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
