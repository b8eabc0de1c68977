// A program that reads a log whole, then appends to it for ever and says after each commit what is now safe.
// Arguments: file, key in hex, 'FULL' or 'OFF' for how the database flushes.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import Libsql from 'libsql';
import { openLog, openLogReader } from '../../src/main/engine/log/open-log';
import type { CaseEvent } from '../../src/shared/domain/case-event';
import { asId } from '../../src/shared/domain/ids';
import { accountId, caseIdFor, opened, received } from './sample-events';
import { record } from './sample-log';

const [file = '', keyHex = '', flushing = 'FULL'] = process.argv.slice(2);
const dataKey = Buffer.from(keyHex, 'hex');
const say = (line: string) => writeSync(1, `${line}\n`);

// The negative control: the same code on a database that never flushes.
if (flushing === 'OFF') {
  const { pragma } = Libsql.prototype;
  Libsql.prototype.pragma = function (source: string) {
    return pragma.call(this, source.replace('synchronous=FULL', 'synchronous=OFF'));
  };
}

/** Samples of one process bear the same names as those of the next. */
const anew = (event: CaseEvent): CaseEvent => ({
  ...event,
  operationId: asId(randomBytes(16).toString('hex')),
});

say(`pid ${process.pid}`);
const log = openLog(file, dataKey);
const read = log.events.readAfter(0, 1_000_000);
openLogReader(file, dataKey).check();
const last = read.events.at(-1);
const cursor = log.desk.readAccount(accountId).lastHeardAt ?? 0;
say(`open ${read.to} ${cursor} ${last === undefined ? 0 : log.cases.lastPositionOf(last.caseId)}`);
for (;;) {
  const number = log.events.position() + 1;
  const messages = Array.from({ length: 1 + (number % 9) }, (_, index) =>
    received(
      number,
      `m${number}-${index}`,
      `Mensaje ${index} `.padEnd(20 + ((number * 97) % 3_000), 'crema '),
    ),
  );
  log.transact(() => {
    record(log, number, [opened(number), ...messages].map(anew));
    const reached = log.events.position();
    log.desk.writeAccount(accountId, { cursor: caseIdFor(number), lastHeardAt: reached });
  });
  say(`safe ${log.events.position()}`);
}
