// What a thread that only reads is told of cases in which nothing happened lately.
import { expect, it } from 'vitest';
import { caseIdFor, opened, received } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { openLog, openLogReader } from './open-log';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);
/** More than one look asks for. */
const count = 60;

it('names the cases in which nothing happened since an instant, and no other', () => {
  const log = openLog(inFolder('log.db'), dataKey);
  const caseIds = Array.from({ length: count }, (_, index) => caseIdFor(index + 1));
  const openings = caseIds.map((_, index) => opened(index + 1));
  for (const [index, opening] of openings.entries()) record(log, index + 1, [opening]);
  const late = received(7, 'late', 'Hola de nuevo');
  record(log, 7, [late]);
  log.close();
  const reader = openLogReader(inFolder('log.db'), dataKey);
  const notQuiet = (since: number) => {
    const quiet = reader.snapshot(() => reader.cases.quietSince(caseIds, since));
    return caseIds.filter((caseId) => !quiet.has(caseId));
  };
  try {
    expect(notQuiet(openings[0]?.at ?? 0)).toEqual(caseIds);
    expect(notQuiet(openings.at(-1)?.at ?? 0)).toEqual([caseIdFor(7), caseIdFor(count)]);
    expect(notQuiet(late.at)).toEqual([caseIdFor(7)]);
    expect(notQuiet(late.at + 1)).toEqual([]);
  } finally {
    reader.close();
  }
});
